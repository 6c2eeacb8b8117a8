// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/additive_seeding.h"

#include "quantizer/kmeans.h"

#include <algorithm>

namespace precis {

namespace {

// Vectors [N,d] and the weights of their errors [N,d].
struct Sample {
    Tensor values;
    Tensor weights;
};

// All vectors of the first `vectors` of each row, or as many as a codebook of that size needs.
Sample sampleVectors(const Tensor& values, const Tensor& rowWeights, const Tensor& columnWeights, std::int64_t d,
                     std::int64_t vectors, std::int64_t entries, Random& random) {
    constexpr std::int64_t kFew = 32768, kEach = 4;
    const std::int64_t rows = values.size(0), all = rows * vectors, most = std::max(kFew, kEach * entries);
    Tensor chosen = torch::arange(all);
    if (all > most) {
        const std::vector<std::int64_t> order = random.permutation(all);
        chosen =
            std::get<0>(torch::tensor(at::ArrayRef<std::int64_t>(order.data(), static_cast<std::size_t>(most))).sort());
    }
    const Tensor row = chosen.floor_divide(vectors), vector = chosen.remainder(vectors);
    const Tensor points = values.narrow(1, 0, vectors * d).reshape({all, d});
    return {points.index_select(0, chosen).contiguous(),
            (columnWeights.narrow(0, 0, vectors * d).reshape({vectors, d}).index_select(0, vector) *
             rowWeights.index_select(0, row).unsqueeze(1))
                .contiguous()};
}

WeightedPoints pointsOf(const Sample& sample) {
    const std::int64_t count = sample.values.size(0), d = sample.values.size(1);
    WeightedPoints points(d, count, /*wholeForms=*/false);
    std::vector<float> form(static_cast<std::size_t>(d * d));
    const float* values = sample.values.data_ptr<float>();
    const float* weights = sample.weights.data_ptr<float>();
    for (std::int64_t i = 0; i < count; ++i) {
        for (std::int64_t p = 0; p < d; ++p)
            form[static_cast<std::size_t>(p * d + p)] = weights[i * d + p];
        points.set(i, values + i * d, form.data(), 1);
    }
    return points;
}

Clustering fitCodebook(const Sample& sample, std::int64_t entries, Random& random, const std::function<void()>& poll) {
    constexpr std::int64_t kMany = 1024;
    constexpr int kIterations = 25, kFewIterations = 6;
    const WeightedPoints points = pointsOf(sample);
    std::vector<float> seeds;
    if (entries <= kMany) {
        seeds = seedCodewords(points, entries, CodebookSeeding::KMeansPlusPlus, random);
    } else { // choosing them by distance would take longer than all the rest
        const std::vector<std::int64_t> order = random.permutation(points.count);
        for (std::int64_t k = 0; k < entries; ++k) {
            const auto from =
                points.values.begin() + order[static_cast<std::size_t>(k % points.count)] * points.dimension;
            seeds.insert(seeds.end(), from, from + points.dimension);
        }
    }
    return cluster(points, std::move(seeds), entries <= kMany ? kIterations : kFewIterations,
                   [&](const Clustering&) { poll(); });
}

Tensor restOf(const Sample& sample, const Clustering& found) {
    const std::int64_t d = sample.values.size(1);
    const Tensor codewords = torch::tensor(found.codewords).reshape({-1, d});
    const Tensor codes = torch::tensor(found.codes).to(torch::kInt64);
    return (sample.values - codewords.index_select(0, codes)).contiguous();
}

} // namespace

Tensor residualOfCodebook(const Tensor& values, std::int64_t d, std::int64_t entries, std::uint64_t seed,
                          const std::function<void()>& poll) {
    const std::int64_t rows = values.size(0), columns = values.size(1), vectors = columns / d;
    Random random(seed, "importance");
    const Tensor ones = torch::ones({columns});
    const Clustering found = fitCodebook(sampleVectors(values, torch::ones({rows}), ones, d, vectors, entries, random),
                                         entries, random, poll);
    constexpr std::int64_t kStretch = 65536; // vectors at a time: points take five times the memory of weights
    const Tensor points = values.reshape({rows * vectors, d}).contiguous();
    Tensor rest = torch::empty_like(points);
    for (std::int64_t first = 0; first < points.size(0); first += kStretch) {
        poll();
        const Tensor part = points.narrow(0, first, std::min(kStretch, points.size(0) - first));
        const Sample some{part, torch::ones_like(part)};
        rest.narrow(0, first, part.size(0)).copy_(restOf(some, cluster(pointsOf(some), found.codewords, 0)));
    }
    return rest.reshape({rows, columns});
}

void seedCodewords_(AdditiveLayer& layer, const AdditiveProblem& problem, const Tensor& columnWeights,
                    std::uint64_t seed) {
    const AdditiveShape& shape = layer.shape;
    const std::int64_t d = shape.dimension;
    const Tensor rowWeights = layer.rowScales.square();
    const Tensor inverse = torch::where(layer.rowScales > 0, layer.rowScales.reciprocal(), torch::zeros({}));
    const Tensor values = problem.weight * inverse.unsqueeze(1);
    Random random(seed, "additive codebooks");
    std::vector<std::vector<float>> basic;
    const auto fit = [&](Sample& sample, std::int64_t entries, Tensor codewords) {
        const Clustering found = fitCodebook(sample, entries, random, problem.poll);
        sample.values = restOf(sample, found);
        codewords.copy_(torch::tensor(found.codewords).reshape({entries, d}));
        return found.codewords;
    };
    Sample sample = sampleVectors(values, rowWeights, columnWeights, d, shape.vectors(), shape.entries, random);
    layer.basic.codewords = torch::zeros({shape.codebooks, shape.entries, d});
    for (std::int64_t m = 0; m < shape.codebooks; ++m)
        basic.push_back(fit(sample, shape.entries, layer.basic.codewords[m]));
    if (shape.extendedCodebooks == 0)
        return;
    Sample critical =
        sampleVectors(values, rowWeights, columnWeights, d, shape.criticalVectors, shape.extendedEntries, random);
    for (const std::vector<float>& codewords : basic)
        critical.values = restOf(critical, cluster(pointsOf(critical), codewords, /*iterations=*/0));
    layer.extended.codewords = torch::zeros({shape.extendedCodebooks, shape.extendedEntries, d});
    for (std::int64_t m = 0; m < shape.extendedCodebooks; ++m)
        fit(critical, shape.extendedEntries, layer.extended.codewords[m]);
}

} // namespace precis
