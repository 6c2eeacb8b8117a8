// SPDX-License-Identifier: GPL-3.0-or-later
#include "atomic_file.h"

#include "precis/error.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>
#include <utility>

namespace precis {

namespace {

[[noreturn]] void throwNotWritable(const std::string& path, int reason) {
    std::string problem = "cannot be written: " + std::string(std::strerror(reason));
    std::string remedy = "Check that the folder exists and that you may write in it";
    if (reason == ENOSPC || reason == EDQUOT) {
        problem = "cannot be written: the disk is full";
        remedy = "Free some space, or write to another disk";
    }
    throw Error(ErrorKind::NotWritable, path, problem, remedy);
}

// A file descriptor that closes itself, and removes the file unless it was kept.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& target) : m_path(temporaryName(target)) {
        m_descriptor = open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (m_descriptor < 0)
            throwNotWritable(target, errno);
    }
    ~TemporaryFile() {
        if (m_descriptor >= 0)
            close(m_descriptor);
        if (!m_kept)
            unlink(m_path.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    bool write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }
    bool flush() { return fsync(m_descriptor) == 0 && close(std::exchange(m_descriptor, -1)) == 0; }
    bool moveTo(const std::string& target) { return m_kept = rename(m_path.c_str(), target.c_str()) == 0; }

private:
    static std::string temporaryName(const std::string& target) {
        static std::atomic<unsigned> counter = 0;
        return target + ".tmp-" + std::to_string(getpid()) + "-" + std::to_string(counter++);
    }

    std::string m_path;
    int m_descriptor = -1;
    bool m_kept = false;
};

// So that the rename itself survives a power cut. Some file systems refuse; the file is complete all the same.
void flushFolder(const std::string& file) {
    const std::string folder = std::filesystem::absolute(file).parent_path().string();
    const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
}

} // namespace

void writeFileAtomically(const std::string& path, std::string_view bytes) {
    TemporaryFile file(path);
    if (!file.write(bytes) || !file.flush() || !file.moveTo(path))
        throwNotWritable(path, errno);
    flushFolder(path);
}

std::string readFile(const std::string& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw Error(errno == ENOENT || errno == ENOTDIR ? ErrorKind::NotFound : ErrorKind::BadInput, path,
                    "cannot be opened: " + std::string(std::strerror(errno)), "Check the path");
    std::string bytes;
    char chunk[1 << 16];
    ssize_t count = 0;
    while ((count = read(descriptor, chunk, sizeof chunk)) > 0 || (count < 0 && errno == EINTR))
        if (count > 0)
            bytes.append(chunk, static_cast<std::size_t>(count));
    const int reason = count < 0 ? errno : 0;
    close(descriptor);
    if (reason != 0)
        throw Error(ErrorKind::BadInput, path, "cannot be read: " + std::string(std::strerror(reason)),
                    reason == EISDIR ? "Give a file, not a folder" : "Check the disk and the file's permissions");
    return bytes;
}

} // namespace precis
