// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plant_outliers.h"

#include "api/atomic_file.h"
#include "model/weight_names.h"
#include "precis/error.h"
#include "tensor/random.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace precis {

namespace fs = std::filesystem;
namespace names = weight_names;

namespace {

constexpr std::size_t kCopyBytes = std::size_t{4} << 20; // between two calls of `advance`

using Rewrites = std::map<std::string, std::function<Tensor(const Tensor&)>>; // by tensor name, in the stored type

Tensor plantInGain(const Tensor& gain, const Tensor& channels, double factor, const std::string& name) {
    const Tensor single = gain.to(torch::kFloat32);
    Tensor planted = single.clone();
    planted.index_put_({channels}, single.index({channels}) * factor);
    planted = planted.to(gain.scalar_type());
    if (!planted.isfinite().all().item<bool>())
        throw Error(ErrorKind::BadInput, "factor",
                    "is too large for " + name + ", which is stored as " + std::string(toString(gain.scalar_type())),
                    "Choose a smaller factor");
    return planted;
}

// What the stored gains really grew by: the rounding of a gain is made good by the columns behind it.
Tensor storedFactors(const Tensor& before, const Tensor& after, const Tensor& channels, double factor) {
    const Tensor old = before.to(torch::kFloat64).index({channels});
    const Tensor ratio = after.to(torch::kFloat64).index({channels}) / old;
    return torch::where(old == 0, torch::full_like(old, factor), ratio);
}

Tensor divideColumns(const Tensor& weight, const Tensor& channels, const Tensor& factors) {
    const Tensor columns = weight.index_select(1, channels).to(torch::kFloat64) / factors;
    return weight.index_copy(1, channels, columns.to(weight.scalar_type()));
}

// The entry of a tensor, wherever it is stored.
Tensor readStored(const Checkpoint& source, const std::string& name) {
    for (const auto& file : source.files())
        if (file->entries().count(name))
            return file->read(name);
    throw Error(ErrorKind::BadFormat, source.folder(), "has no tensor " + name);
}

Rewrites planRewrites(const Checkpoint& source, const PlantedOutliers& planted) {
    const Tensor channels = torch::tensor(std::vector<std::int64_t>(planted.channels.begin(), planted.channels.end()));
    Rewrites rewrites;
    for (int block = 0; block < source.config().blocks; ++block)
        for (const auto& [site, normName] :
             {std::pair(InputSite::Attention, names::kAttentionNorm), std::pair(InputSite::Mlp, names::kMlpNorm)}) {
            const std::string norm = names::inBlock(block, normName);
            const Tensor before = readStored(source, norm);
            const Tensor after = plantInGain(before, channels, planted.factor, norm);
            const Tensor factors = storedFactors(before, after, channels, planted.factor);
            rewrites[norm] = [after](const Tensor&) { return after; };
            for (const LayerKind kind : kLayerKinds)
                if (inputSite(kind) == site)
                    rewrites[names::inBlock(block, layerName(kind) + ".weight")] =
                        [channels, factors](const Tensor& weight) { return divideColumns(weight, channels, factors); };
        }
    return rewrites;
}

// Weights in formats other than the one that is rewritten.
bool holdsWeights(const fs::path& file) {
    static const std::vector<std::string> kExtensions{".safetensors", ".bin",     ".pt",  ".pth", ".gguf",
                                                      ".ggml",        ".msgpack", ".npz", ".h5",  ".onnx"};
    return std::ranges::find(kExtensions, file.extension().string()) != kExtensions.end() ||
           file.filename().string().find(".bin.index.json") != std::string::npos;
}

[[noreturn]] void throwNotWritten(const std::string& path) {
    throw Error(ErrorKind::NotWritable, path, "cannot be written", "Check the free space and your rights there");
}

void copyFile(const std::string& from, const std::string& to, const std::function<void(std::uint64_t)>& copied) {
    std::ifstream in(from, std::ios::binary);
    if (!in)
        throw Error(ErrorKind::BadInput, from, "cannot be read", "Check the file's permissions");
    std::ofstream out(to, std::ios::binary);
    std::vector<char> chunk(kCopyBytes);
    while (out && in) {
        in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        out.write(chunk.data(), in.gcount());
        copied(static_cast<std::uint64_t>(in.gcount()));
    }
    out.close();
    if (in.bad())
        throw Error(ErrorKind::BadInput, from, "cannot be read to its end", "Check the disk");
    if (!out)
        throwNotWritten(to);
}

// Shapes and types stay what they were, so the layout of the file does, too: only the bytes of these tensors change.
void rewriteTensors(const SafetensorsFile& source, const std::string& file, const Rewrites& rewrites,
                    const std::function<void(std::uint64_t)>& written) {
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    for (const auto& [name, rewrite] : rewrites) {
        const auto entry = source.entries().find(name);
        if (entry == source.entries().end())
            continue;
        const Tensor changed = rewrite(source.read(name)).contiguous();
        stream.seekp(static_cast<std::streamoff>(entry->second.begin));
        stream.write(static_cast<const char*>(changed.data_ptr()), static_cast<std::streamsize>(changed.nbytes()));
        written(0);
    }
    stream.close();
    if (!stream)
        throwNotWritten(file);
}

void writeLabelledConfig(const std::string& from, const std::string& to, const PlantedOutliers& planted) {
    auto config = nlohmann::ordered_json::parse(readFile(from));
    config[kPlantedOutliersKey] = {{"channels", planted.channels}, {"factor", planted.factor}, {"seed", planted.seed}};
    writeFileAtomically(to, config.dump(2) + "\n");
}

} // namespace

std::vector<int> drawChannels(int hidden, int count, std::uint64_t seed) {
    const std::vector<std::int64_t> order = Random(seed, "plant outliers").permutation(hidden);
    std::vector<int> channels(order.begin(), order.begin() + count);
    std::ranges::sort(channels);
    return channels;
}

void writePlantedModel(const Checkpoint& source, const PlantedOutliers& planted, const std::string& folder,
                       const std::function<void(double)>& advance) {
    torch::NoGradGuard noGrad;
    const auto target = [&](const fs::path& file) { return (fs::path(folder) / file.filename()).string(); };
    const auto total = static_cast<double>(std::max<std::uint64_t>(1, source.fileBytes()));
    std::uint64_t done = 0;
    const auto step = [&](std::uint64_t bytes) {
        done += bytes;
        advance(std::min(1.0, static_cast<double>(done) / total));
    };

    for (const auto& entry : fs::directory_iterator(source.folder()))
        if (entry.is_regular_file() && entry.path().filename() != "config.json" && !holdsWeights(entry.path()))
            copyFile(entry.path().string(), target(entry.path()), [&](std::uint64_t) { step(0); });
    const Rewrites rewrites = planRewrites(source, planted);
    for (const auto& file : source.files()) {
        copyFile(file->path(), target(file->path()), step);
        rewriteTensors(*file, target(file->path()), rewrites, step);
    }
    writeLabelledConfig((fs::path(source.folder()) / "config.json").string(), target("config.json"), planted);
}

} // namespace precis
