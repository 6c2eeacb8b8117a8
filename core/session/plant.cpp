// SPDX-License-Identifier: GPL-3.0-or-later
// The job that plants outliers into a copy of a model.
#include "model/plant_outliers.h"
#include "precis/error.h"
#include "precis/session.h"
#include "session/progress.h"

#include <cmath>
#include <filesystem>
#include <unistd.h>

namespace precis {

namespace fs = std::filesystem;

namespace {

// A folder beside the one that is wanted, gone again unless it took its place: there is never half a model.
class FolderInProgress {
public:
    explicit FolderInProgress(const std::string& target)
        : m_target(withoutSlash(target)), m_path(m_target.string() + ".tmp-" + std::to_string(getpid())) {
        std::error_code error;
        fs::create_directories(m_target.parent_path(), error);
        if (!fs::create_directory(m_path, error) && !error)
            error = std::make_error_code(std::errc::file_exists);
        if (error)
            throw Error(ErrorKind::NotWritable, m_path.string(), "cannot be made: " + error.message(),
                        "Choose a folder that you may write in");
    }
    ~FolderInProgress() {
        std::error_code ignored; // already on the way out; what is left is named after its purpose
        fs::remove_all(m_path, ignored);
    }
    FolderInProgress(const FolderInProgress&) = delete;
    FolderInProgress& operator=(const FolderInProgress&) = delete;

    std::string path() const { return m_path.string(); }
    void finish() const {
        std::error_code error;
        fs::rename(m_path, m_target, error); // an empty folder gives way
        if (error)
            throw Error(ErrorKind::NotWritable, m_target.string(), "cannot be made: " + error.message(),
                        "Choose another folder");
    }

private:
    static fs::path withoutSlash(const std::string& folder) {
        const fs::path path = fs::absolute(folder).lexically_normal();
        return path.has_filename() ? path : path.parent_path();
    }

    fs::path m_target;
    fs::path m_path;
};

void check(const PlantRequest& request, const ModelConfig& config) {
    if (request.channels < 1 || request.channels > config.hidden)
        throw Error(ErrorKind::BadInput, "channels",
                    "is " + std::to_string(request.channels) + "; the model has " + std::to_string(config.hidden),
                    "Choose 1 to " + std::to_string(config.hidden) + ", a handful is usual");
    if (!std::isfinite(request.factor) || request.factor <= 1)
        throw Error(ErrorKind::BadInput, "factor", "must be above 1: it makes channels stand out",
                    "30 is about what large models show");
    if (config.plantedOutliers)
        throw Error(ErrorKind::BadInput, request.model, "has planted outliers already",
                    "Plant into the model it was made from");
    if (request.out.empty())
        throw Error(ErrorKind::BadInput, "out", "is empty", "Name the folder to make");
    if (fs::exists(request.out) && !(fs::is_directory(request.out) && fs::is_empty(request.out)))
        throw Error(ErrorKind::BadInput, request.out, "exists already and is not empty",
                    "Choose a new folder; nothing is overwritten");
}

} // namespace

PlantedOutliers plantOutliers(const PlantRequest& request, const EventSink& sink, RunControl& control) {
    JobProgress progress(sink, control);
    progress.beginStage(Stage::Plant, -1, 0, 1);
    const auto source = Checkpoint::open(request.model);
    check(request, source->config());
    const PlantedOutliers planted{drawChannels(source->config().hidden, request.channels, request.seed), request.factor,
                                  request.seed};
    int exponent = 0;
    if (source->storedType() != "F32" && std::frexp(request.factor, &exponent) != 0.5)
        progress.emit(WarningRaised{"The model is stored as " + source->storedType() +
                                    " and its changed weights are rounded to it again; a power of two as factor (16, "
                                    "32, 64) rounds next to nothing"});
    const FolderInProgress folder(request.out);
    writePlantedModel(*source, planted, folder.path(), [&](double share) { progress.advance(share); });
    folder.finish();
    return planted;
}

} // namespace precis
