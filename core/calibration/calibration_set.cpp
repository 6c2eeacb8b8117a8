// SPDX-License-Identifier: GPL-3.0-or-later
#include "calibration/calibration_set.h"

#include "precis/error.h"
#include "tensor/random.h"

#include <algorithm>

namespace precis {

namespace {

using Ids = std::vector<int>;

[[noreturn]] void tooShort(const Corpus& corpus, std::size_t tokens) {
    throw Error(ErrorKind::BadInput, corpus.name, "has " + std::to_string(tokens) + " tokens, too few to calibrate on",
                "Give a longer text");
}

Tensor stack(const std::vector<Ids>& windows, int length) {
    Tensor tokens = torch::empty({static_cast<std::int64_t>(windows.size()), length}, torch::kInt64);
    auto rows = tokens.accessor<std::int64_t, 2>();
    for (std::size_t n = 0; n < windows.size(); ++n)
        std::copy(windows[n].begin(), windows[n].end(), rows[static_cast<std::int64_t>(n)].data());
    return tokens;
}

void append(Ids& ids, const Ids& more) { ids.insert(ids.end(), more.begin(), more.end()); }

// `wanted` windows at most, in the order to use them; so many fit into the text, and so long they are.
std::vector<Ids> randomWindows(int wanted, std::uint64_t seed, const Tokenizer& tokenizer, const Corpus& corpus,
                               int& usable, int& length) {
    Ids all;
    if (tokenizer.addsBos() && tokenizer.bos())
        all.push_back(*tokenizer.bos());
    for (std::size_t i = 0; i < corpus.documents.size(); ++i)
        append(all,
               tokenizer.encode(i + 1 < corpus.documents.size() ? corpus.documents[i] + "\n\n" : corpus.documents[i]));
    if (all.size() < 2)
        tooShort(corpus, all.size());
    length = std::min<int>(length, static_cast<int>(all.size()));
    usable = static_cast<int>(all.size()) / length;

    // A random phase, so that another seed sees other cuts even when every window is used.
    Random random(seed, "calibration");
    const std::size_t phase = random.below(all.size() - static_cast<std::size_t>(usable) * length + 1);
    std::vector<Ids> windows;
    for (const std::int64_t index : random.permutation(usable)) {
        if (static_cast<int>(windows.size()) == wanted)
            break;
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(phase + static_cast<std::size_t>(index) * length);
        windows.emplace_back(first, first + length);
    }
    return windows;
}

std::vector<Ids> documentWindows(int wanted, const CalibrationOptions& options, const Tokenizer& tokenizer,
                                 const Corpus& corpus, int& usable, int& length) {
    std::vector<Ids> documents;
    std::vector<int> lengths;
    for (const std::string& text : corpus.documents) {
        Ids ids;
        if (tokenizer.bos())
            ids.push_back(*tokenizer.bos());
        append(ids, tokenizer.encode(text));
        lengths.push_back(static_cast<int>(ids.size()));
        documents.push_back(std::move(ids));
    }
    // When the windows asked for are longer than the documents, take the length that still gives enough of them.
    std::sort(lengths.rbegin(), lengths.rend());
    if (lengths.empty() || lengths.front() < 2)
        tooShort(corpus, lengths.empty() ? 0 : static_cast<std::size_t>(lengths.front()));
    if (lengths.front() < length)
        length = std::max(2, lengths[std::min<std::size_t>(lengths.size(), options.tokenWindows) - 1]);

    std::vector<Ids> windows;
    usable = 0;
    for (Ids& ids : documents) {
        if (static_cast<int>(ids.size()) < length)
            continue;
        ++usable;
        if (static_cast<int>(windows.size()) < wanted) {
            ids.resize(static_cast<std::size_t>(length));
            windows.push_back(std::move(ids));
        }
    }
    return windows;
}

} // namespace

CalibrationSet chooseCalibration(const CalibrationOptions& options, int heldOutWindows, std::uint64_t seed,
                                 const Tokenizer& tokenizer, const Corpus& corpus, int contextTokens) {
    CalibrationSet set;
    set.requestedWindows = options.tokenWindows;
    set.requestedTokens = options.windowTokens;
    int length = std::min(options.windowTokens, contextTokens);
    if (length < options.windowTokens)
        set.warnings.push_back("Calibration windows are cut from " + std::to_string(options.windowTokens) + " to " +
                               std::to_string(length) + " tokens: the model's context is no longer");
    const int allowed = length;
    const int wanted = options.tokenWindows + heldOutWindows;
    auto windows = options.sampling == CalibrationSampling::Random
                       ? randomWindows(wanted, seed, tokenizer, corpus, set.usableWindows, length)
                       : documentWindows(wanted, options, tokenizer, corpus, set.usableWindows, length);
    if (length < allowed)
        set.warnings.push_back("Calibration windows are cut from " + std::to_string(allowed) + " to " +
                               std::to_string(length) + " tokens: " + corpus.name + " has no longer stretches");
    if (static_cast<int>(windows.size()) < options.tokenWindows)
        set.warnings.push_back("Calibrating on " + std::to_string(windows.size()) + " token windows: " +
                               std::to_string(options.tokenWindows) + " requested, " + corpus.name + " has room for " +
                               std::to_string(set.usableWindows) + " of " + std::to_string(length) + " tokens");
    const auto trained = windows.begin() + std::min<std::ptrdiff_t>(options.tokenWindows, std::ssize(windows));
    set.tokens = stack({windows.begin(), trained}, length);
    set.heldOut = stack({trained, windows.end()}, length);
    if (set.heldOut.size(0) < heldOutWindows)
        set.warnings.push_back(std::to_string(set.heldOut.size(0)) + " of " + std::to_string(heldOutWindows) +
                               " held-out token windows: " + corpus.name + " has no more text");
    return set;
}

namespace {

constexpr std::size_t kRunTokens = 24;

// Hash of kRunTokens ids beginning at `first`.
template <class Id>
std::uint64_t hashRun(const Id* first) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (std::size_t i = 0; i < kRunTokens; ++i)
        hash = (hash ^ static_cast<std::uint64_t>(first[i])) * 0x100000001b3;
    return hash ^ (hash >> 29);
}

} // namespace

OverlapDetector::OverlapDetector(const Tensor& calibrationTokens) {
    const std::int64_t length = calibrationTokens.size(1);
    const Tensor tokens = calibrationTokens.contiguous();
    const std::int64_t* ids = tokens.data_ptr<std::int64_t>();
    for (std::int64_t n = 0; n < tokens.size(0); ++n)
        for (std::int64_t t = 0; t + static_cast<std::int64_t>(kRunTokens) <= length; ++t)
            m_runs.insert(hashRun(ids + n * length + t));
}

double OverlapDetector::share(const std::vector<std::vector<int>>& windows) const {
    std::size_t covered = 0, total = 0;
    for (const auto& window : windows) {
        total += window.size();
        std::size_t coveredTo = 0; // tokens before this are counted
        for (std::size_t t = 0; t + kRunTokens <= window.size(); ++t) {
            if (!m_runs.contains(hashRun(window.data() + t)))
                continue;
            covered += t + kRunTokens - std::max(coveredTo, t);
            coveredTo = t + kRunTokens;
        }
    }
    return total == 0 ? 0 : static_cast<double>(covered) / static_cast<double>(total);
}

} // namespace precis
