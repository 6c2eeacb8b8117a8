// SPDX-License-Identifier: GPL-3.0-or-later
// A decoder of loops over doubles, written from the papers: the second route that core/model/decoder is held against.
#pragma once

#include "model/model.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace precis::test {

using Matrix = std::vector<std::vector<double>>; // [T][channels]

inline Matrix toMatrix(const Tensor& tensor) {
    const Tensor wide = tensor.to(torch::kFloat64).contiguous();
    Matrix rows(static_cast<std::size_t>(wide.size(0)), std::vector<double>(static_cast<std::size_t>(wide.size(1))));
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < rows[i].size(); ++j)
            rows[i][j] = wide[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(j)].item<double>();
    return rows;
}

inline std::vector<double> toVector(const Tensor& tensor) { return toMatrix(tensor.unsqueeze(0))[0]; }

inline void normalize(double* x, const std::vector<double>& gain, double epsilon) {
    double squares = 0;
    for (std::size_t c = 0; c < gain.size(); ++c)
        squares += x[c] * x[c];
    const double scale = 1 / std::sqrt(squares / static_cast<double>(gain.size()) + epsilon);
    for (std::size_t c = 0; c < gain.size(); ++c)
        x[c] *= scale * gain[c];
}

inline Matrix applyLinear(const Matrix& x, const LinearLayer& layer) {
    const Matrix weight = toMatrix(layer.weight);
    const std::vector<double> bias =
        layer.bias.defined() ? toVector(layer.bias) : std::vector<double>(weight.size(), 0.0);
    Matrix y(x.size(), std::vector<double>(weight.size()));
    for (std::size_t t = 0; t < x.size(); ++t)
        for (std::size_t o = 0; o < weight.size(); ++o) {
            y[t][o] = bias[o];
            for (std::size_t i = 0; i < weight[o].size(); ++i)
                y[t][o] += weight[o][i] * x[t][i];
        }
    return y;
}

inline double rotaryFrequency(const ModelConfig& config, int pair) {
    const RopeOptions& rope = config.rope;
    const double frequency = 1 / std::pow(rope.theta, 2.0 * pair / config.headDim);
    if (rope.scaling == RopeScaling::Linear)
        return frequency / rope.factor;
    if (rope.scaling != RopeScaling::Llama3)
        return frequency;
    const double wavelength = 2 * std::numbers::pi / frequency;
    if (wavelength < rope.originalContext / rope.highFrequencyFactor)
        return frequency;
    if (wavelength > rope.originalContext / rope.lowFrequencyFactor)
        return frequency / rope.factor;
    const double smooth = (rope.originalContext / wavelength - rope.lowFrequencyFactor) /
                          (rope.highFrequencyFactor - rope.lowFrequencyFactor);
    return (1 - smooth) * frequency / rope.factor + smooth * frequency;
}

// Turns each head's channel c with channel c + Dh/2 by the position's angle.
inline void turnHeads(Matrix& x, const ModelConfig& config) {
    const int half = config.headDim / 2;
    for (std::size_t t = 0; t < x.size(); ++t)
        for (std::size_t head = 0; head < x[t].size() / static_cast<std::size_t>(config.headDim); ++head)
            for (int c = 0; c < half; ++c) {
                double& a = x[t][head * static_cast<std::size_t>(config.headDim) + static_cast<std::size_t>(c)];
                double& b = x[t][head * static_cast<std::size_t>(config.headDim) + static_cast<std::size_t>(c + half)];
                const double angle = static_cast<double>(t) * rotaryFrequency(config, c);
                const double turned = a * std::cos(angle) - b * std::sin(angle);
                b = b * std::cos(angle) + a * std::sin(angle);
                a = turned;
            }
}

// x [T][D] -> [T][D], one window.
inline Matrix referenceBlock(const ModelConfig& config, int index, const BlockWeights& block, const Matrix& x) {
    const auto dim = static_cast<std::size_t>(config.headDim);
    Matrix input = x;
    for (auto& row : input)
        normalize(row.data(), toVector(block.attentionNorm), config.normEpsilon);
    Matrix queries = applyLinear(input, block[LayerKind::Query]);
    Matrix keys = applyLinear(input, block[LayerKind::Key]);
    const Matrix values = applyLinear(input, block[LayerKind::Value]);
    if (config.queryKeyNorm)
        for (std::size_t t = 0; t < x.size(); ++t) {
            for (int h = 0; h < config.heads; ++h)
                normalize(&queries[t][static_cast<std::size_t>(h) * dim], toVector(block.queryNorm), config.normEpsilon);
            for (int h = 0; h < config.keyValueHeads; ++h)
                normalize(&keys[t][static_cast<std::size_t>(h) * dim], toVector(block.keyNorm), config.normEpsilon);
        }
    turnHeads(queries, config);
    turnHeads(keys, config);

    const bool sliding = config.slidingWindow && index >= config.firstSlidingBlock;
    Matrix mixed(x.size(), std::vector<double>(static_cast<std::size_t>(config.heads) * dim, 0.0));
    for (int head = 0; head < config.heads; ++head) {
        const std::size_t q = static_cast<std::size_t>(head) * dim;
        const std::size_t k = static_cast<std::size_t>(head / (config.heads / config.keyValueHeads)) * dim;
        for (std::size_t t = 0; t < x.size(); ++t) {
            std::vector<double> weight(t + 1, 0.0);
            double total = 0;
            for (std::size_t s = 0; s <= t; ++s) {
                if (sliding && t - s >= static_cast<std::size_t>(*config.slidingWindow))
                    continue;
                double score = 0;
                for (std::size_t c = 0; c < dim; ++c)
                    score += queries[t][q + c] * keys[s][k + c];
                weight[s] = std::exp(score / std::sqrt(static_cast<double>(dim)));
                total += weight[s];
            }
            for (std::size_t s = 0; s <= t; ++s)
                for (std::size_t c = 0; c < dim; ++c)
                    mixed[t][q + c] += weight[s] / total * values[s][k + c];
        }
    }
    Matrix result = applyLinear(mixed, block[LayerKind::Output]);
    for (std::size_t t = 0; t < x.size(); ++t)
        for (std::size_t c = 0; c < x[t].size(); ++c)
            result[t][c] += x[t][c];

    Matrix mlpInput = result;
    for (auto& row : mlpInput)
        normalize(row.data(), toVector(block.mlpNorm), config.normEpsilon);
    Matrix gate = applyLinear(mlpInput, block[LayerKind::Gate]);
    const Matrix up = applyLinear(mlpInput, block[LayerKind::Up]);
    for (std::size_t t = 0; t < gate.size(); ++t)
        for (std::size_t c = 0; c < gate[t].size(); ++c)
            gate[t][c] = gate[t][c] / (1 + std::exp(-gate[t][c])) * up[t][c];
    const Matrix down = applyLinear(gate, block[LayerKind::Down]);
    for (std::size_t t = 0; t < x.size(); ++t)
        for (std::size_t c = 0; c < x[t].size(); ++c)
            result[t][c] += down[t][c];
    return result;
}

} // namespace precis::test
