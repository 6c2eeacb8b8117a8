// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/kmeans.h"

#include "quantizer/codebook_kernel.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace precis {

namespace {

std::size_t size(std::int64_t value) { return static_cast<std::size_t>(value); }

// Codewords from the sums of their points' features; those without points stay as they are.
void maximize(const WeightedPoints& points, const std::vector<float>& sums, std::vector<float>& codewords) {
    const std::int64_t d = points.dimension, featureCount = points.featureCount();
    const std::int64_t entries = static_cast<std::int64_t>(codewords.size()) / d;
    for (std::int64_t k = 0; k < entries; ++k) {
        const float* sum = sums.data() + k * featureCount;
        float* codeword = codewords.data() + k * d;
        if (!points.full) {
            for (std::int64_t p = 0; p < d; ++p)
                if (sum[p] > 0)
                    codeword[p] = sum[d + p] / sum[p];
            continue;
        }
        Eigen::MatrixXd form(d, d);
        Eigen::VectorXd target(d);
        for (std::int64_t p = 0, f = 0; p < d; ++p) {
            for (std::int64_t q = p; q < d; ++q, ++f)
                form(p, q) = form(q, p) = sum[f];
            target(p) = sum[featureCount - d + p];
        }
        if (form.trace() <= 0)
            continue;
        const Eigen::VectorXd solved = form.ldlt().solve(target);
        if (solved.allFinite())
            for (std::int64_t p = 0; p < d; ++p)
                codeword[p] = static_cast<float>(solved(p));
    }
}

// Moves codewords without points to the points that are worst off, each to another one. Says whether any moved.
bool reseedEmpty(const WeightedPoints& points, const std::vector<std::int32_t>& codes,
                 const std::vector<float>& products, std::vector<float>& codewords) {
    const std::int64_t d = points.dimension;
    std::vector<std::int32_t> used(codewords.size() / size(d), 0);
    for (const std::int32_t code : codes)
        ++used[size(code)];
    std::vector<std::size_t> empty;
    for (std::size_t k = 0; k < used.size(); ++k)
        if (!used[k])
            empty.push_back(k);
    if (empty.empty())
        return false;
    std::vector<std::size_t> worst(size(points.count));
    for (std::size_t i = 0; i < worst.size(); ++i)
        worst[i] = i;
    const auto error = [&](std::size_t i) { return points.norms[i] + products[i]; };
    const auto count = static_cast<std::ptrdiff_t>(std::min(empty.size(), worst.size()));
    std::partial_sort(worst.begin(), worst.begin() + count, worst.end(),
                      [&](std::size_t a, std::size_t b) { return error(a) > error(b); });
    bool moved = false;
    for (std::size_t i = 0; i < size(count); ++i) {
        constexpr float kRounding = 1e-5f; // of the two terms that make up the error
        if (error(worst[i]) <= kRounding * points.norms[worst[i]])
            break; // every point has a codeword of its own already
        std::copy_n(points.values.begin() + static_cast<std::ptrdiff_t>(worst[i]) * d, d,
                    codewords.begin() + static_cast<std::ptrdiff_t>(empty[i]) * d);
        moved = true;
    }
    return moved;
}

// Points in the order of a key, evenly picked from first to last.
template <class Key>
std::vector<float> evenlyByKey(const WeightedPoints& points, std::int64_t entries, Key&& key) {
    std::vector<std::int64_t> order(size(points.count));
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<std::int64_t>(i);
    std::stable_sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) { return key(a) < key(b); });
    std::vector<float> codewords;
    for (std::int64_t k = 0; k < entries; ++k) {
        const double place = static_cast<double>(k) * static_cast<double>(points.count - 1) /
                             static_cast<double>(std::max<std::int64_t>(1, entries - 1));
        const auto first = points.values.begin() + order[size(std::llround(place))] * points.dimension;
        codewords.insert(codewords.end(), first, first + points.dimension);
    }
    return codewords;
}

std::vector<float> mahalanobisSeeds(const WeightedPoints& points, std::int64_t entries) {
    const Eigen::Map<const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>> values(
        points.values.data(), points.count, points.dimension);
    const Eigen::RowVectorXd mean = values.cast<double>().colwise().mean();
    const Eigen::MatrixXd centred = values.cast<double>().rowwise() - mean;
    Eigen::MatrixXd covariance = centred.transpose() * centred;
    covariance.diagonal().array() += 1e-9 * covariance.trace() + 1e-30; // degenerate groups must not fail
    const Eigen::MatrixXd solved = covariance.ldlt().solve(centred.transpose()).transpose();
    const Eigen::VectorXd distances = centred.cwiseProduct(solved).rowwise().sum();
    return evenlyByKey(points, entries, [&](std::int64_t i) { return distances(i); });
}

// Arthur, Vassilvitskii, "k-means++: The Advantages of Careful Seeding", SODA 2007, in the points' own metric.
std::vector<float> plusPlusSeeds(const WeightedPoints& points, std::int64_t entries, Random& random) {
    const std::int64_t d = points.dimension;
    std::vector<float> codewords, distances(size(points.count), 1e30f);
    std::int64_t chosen = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(points.count)));
    for (std::int64_t k = 0;; ++k) {
        const std::vector<float> codeword(points.values.begin() + chosen * d, points.values.begin() + (chosen + 1) * d);
        codewords.insert(codewords.end(), codeword.begin(), codeword.end());
        if (k + 1 == entries)
            return codewords;
        const std::vector<float> coefficients = points.coefficients(codeword);
        lowerDistances(points.features.data(), points.stride, points.count, points.featureCount(), coefficients.data(),
                       points.norms.data(), distances.data());
        double total = 0;
        for (float& distance : distances)
            total += distance = std::max(distance, 0.0f);
        double left = random.uniform() * total;
        for (chosen = 0; chosen + 1 < points.count; ++chosen)
            if ((left -= distances[size(chosen)]) < 0)
                break;
    }
}

} // namespace

WeightedPoints::WeightedPoints(std::int64_t d, std::int64_t n, bool wholeForms)
    : dimension(d)
    , count(n)
    , stride((n + kPointTile - 1) / kPointTile * kPointTile)
    , full(wholeForms)
    , values(size(n * d))
    , features(size(featureCount() * stride))
    , rows(size(n * featureCount()))
    , norms(size(n)) {}

std::int64_t WeightedPoints::featureCount() const {
    return full ? dimension * (dimension + 1) / 2 + dimension : 2 * dimension;
}

void WeightedPoints::set(std::int64_t point, const float* value, const float* form, float scale) {
    const std::int64_t d = dimension;
    float* row = rows.data() + point * featureCount();
    float norm = 0;
    std::int64_t f = 0;
    for (std::int64_t p = 0; p < d; ++p)
        for (std::int64_t q = p; q < (full ? d : p + 1); ++q)
            row[f++] = scale * form[p * d + q];
    for (std::int64_t p = 0; p < d; ++p) {
        float product = 0;
        for (std::int64_t q = full ? 0 : p; q < (full ? d : p + 1); ++q)
            product += scale * form[p * d + q] * value[q];
        row[f++] = product;
        norm += product * value[p];
        values[size(point * d + p)] = value[p];
    }
    for (std::int64_t g = 0; g < f; ++g)
        features[size(g * stride + point)] = row[g];
    norms[size(point)] = norm;
}

std::vector<float> WeightedPoints::coefficients(const std::vector<float>& codewords) const {
    const std::int64_t d = dimension;
    std::vector<float> result;
    result.reserve(codewords.size() / size(d) * size(featureCount()));
    for (const float* c = codewords.data(); c != codewords.data() + codewords.size(); c += d) {
        for (std::int64_t p = 0; p < d; ++p)
            for (std::int64_t q = p; q < (full ? d : p + 1); ++q)
                result.push_back((p == q ? 1.0f : 2.0f) * c[p] * c[q]);
        for (std::int64_t p = 0; p < d; ++p)
            result.push_back(-2 * c[p]);
    }
    return result;
}

std::vector<float> seedCodewords(const WeightedPoints& points, std::int64_t entries, CodebookSeeding seeding,
                                 Random& random) {
    switch (seeding) {
    case CodebookSeeding::Mahalanobis:
        return mahalanobisSeeds(points, entries);
    case CodebookSeeding::Quantile:
        if (points.dimension == 1) // order statistics in the middle of equal shares
            return evenlyByKey(points, entries, [&](std::int64_t i) { return points.values[size(i)]; });
        break;
    case CodebookSeeding::KMeansPlusPlus:
        break;
    }
    return plusPlusSeeds(points, entries, random);
}

Clustering cluster(const WeightedPoints& points, std::vector<float> codewords, int iterations,
                   const std::function<void(const Clustering&)>& look) {
    Clustering result;
    result.codewords = std::move(codewords);
    result.codes.assign(size(points.count), -1);
    const std::int64_t entries = static_cast<std::int64_t>(result.codewords.size()) / points.dimension;
    std::vector<float> products(size(points.count)), sums(size(entries * points.featureCount()));
    const auto assign = [&] {
        const std::vector<float> coefficients = points.coefficients(result.codewords);
        constexpr std::int64_t kStretch = 4096; // whole tiles
        std::int64_t changed = 0;
#pragma omp parallel for reduction(+ : changed) schedule(dynamic)
        for (std::int64_t first = 0; first < points.count; first += kStretch)
            changed += assignPoints(points.features.data() + first, points.stride,
                                    std::min(kStretch, points.count - first), points.featureCount(),
                                    coefficients.data(), entries, result.codes.data() + first, products.data() + first);
        return changed;
    };
    const auto measure = [&] {
        result.error = 0;
        for (std::size_t i = 0; i < size(points.count); ++i)
            result.error += std::max(0.0f, points.norms[i] + products[i]);
        if (look)
            look(result);
    };
    while (result.iterations < iterations) {
        ++result.iterations;
        const bool changed = assign() > 0;
        if (!changed)
            break;
        if (look)
            measure();
        sumPoints(points.rows.data(), points.count, points.featureCount(), result.codes.data(), entries, sums.data());
        maximize(points, sums, result.codewords);
        if (result.iterations < iterations) // at the end a codeword on one point would come without its points
            reseedEmpty(points, result.codes, products, result.codewords);
    }
    assign();
    measure();
    return result;
}

} // namespace precis
