// SPDX-License-Identifier: GPL-3.0-or-later
#include "reconstruction/fake_quantize_kernel.h"

#include "tensor/kernel.h"

#include <algorithm>
#include <cmath>
#include <omp.h>
#include <vector>

namespace precis {

namespace {

constexpr float kStretch = 1.2f; // zeta - gamma of AdaRound
constexpr float kShift = -0.1f;  // gamma

// A piece of a row inside one group.
struct Piece {
    const float* weights;
    const float* offsets;
    std::int64_t count;
    float step;
    float zero;
    float start; // step of the floor, soft rounding only
};

PRECIS_CLONES void offsetRow(const float* left, const float* right, std::int64_t rank, std::int64_t columns,
                             float* row) {
    std::fill(row, row + columns, 0.0f);
    for (std::int64_t r = 0; r < rank; ++r) {
        const float factor = left[r];
        const float* line = right + r * columns;
        for (std::int64_t i = 0; i < columns; ++i)
            row[i] += factor * line[i];
    }
}

// dLeft [R] = right times d; dRight [R,I] += left times d.
PRECIS_CLONES void spreadRow(const float* d, const float* left, const float* right, std::int64_t rank,
                             std::int64_t columns, float* dLeft, float* dRight) {
    for (std::int64_t r = 0; r < rank; ++r) {
        const float* line = right + r * columns;
        float* target = dRight + r * columns;
        const float factor = left[r];
        float sum = 0;
        for (std::int64_t i = 0; i < columns; ++i) {
            sum += d[i] * line[i];
            target[i] += factor * d[i];
        }
        dLeft[r] = sum;
    }
}

PRECIS_CLONES void hardPiece(const Piece& piece, float limit, float maxCode, float* result, float* code) {
    for (std::int64_t i = 0; i < piece.count; ++i) {
        const float offset = std::min(std::max(piece.offsets[i], -limit), limit);
        code[i] =
            std::min(std::max(std::nearbyint(piece.weights[i] / piece.step + offset) + piece.zero, 0.0f), maxCode);
        result[i] = piece.step * (code[i] - piece.zero);
    }
}

PRECIS_CLONES float hardPieceBackward(const Piece piece, float limit, float maxCode, const float* gradient,
                                      float* __restrict d) {
    const float step = piece.step, zero = piece.zero;
    float stepGradient = 0;
    for (std::int64_t i = 0; i < piece.count; ++i) {
        const float level = piece.weights[i] / step;
        const float offset = std::min(std::max(piece.offsets[i], -limit), limit);
        const float rounded = std::nearbyint(level + offset) + zero;
        const float code = std::min(std::max(rounded, 0.0f), maxCode);
        const float inside = code == rounded ? gradient[i] : 0.0f;
        d[i] = piece.offsets[i] == offset ? step * inside : 0.0f;
        stepGradient += gradient[i] * (code - zero) - inside * level;
    }
    return stepGradient;
}

// The soft height h of every weight, and its slope.
PRECIS_CLONES void softHeights(const Piece piece, float* __restrict height, float* __restrict slope) {
    for (std::int64_t i = 0; i < piece.count; ++i) {
        const float level = piece.weights[i] / piece.start;
        const float fraction = std::min(std::max(level - std::floor(level), 1e-4f), 1 - 1e-4f);
        const float v = piece.offsets[i] - std::log(kStretch / (fraction - kShift) - 1);
        const float sigmoid = 1 / (1 + std::exp(-v)), stretched = kStretch * sigmoid + kShift;
        height[i] = std::min(std::max(stretched, 0.0f), 1.0f);
        slope[i] = height[i] == stretched ? kStretch * sigmoid * (1 - sigmoid) : 0.0f;
    }
}

PRECIS_CLONES void softPiece(const Piece piece, bool hardened, float maxCode, const float* height,
                             float* __restrict result, float* __restrict code) {
    for (std::int64_t i = 0; i < piece.count; ++i) {
        const float h = hardened ? (height[i] >= 0.5f ? 1.0f : 0.0f) : height[i];
        code[i] = std::min(std::max(std::floor(piece.weights[i] / piece.start) + h + piece.zero, 0.0f), maxCode);
        result[i] = piece.step * (code[i] - piece.zero);
    }
}

PRECIS_CLONES float softPieceBackward(const Piece piece, float maxCode, const float* height, const float* slope,
                                      const float* gradient, float* __restrict d) {
    float stepGradient = 0;
    for (std::int64_t i = 0; i < piece.count; ++i) {
        const float raw = std::floor(piece.weights[i] / piece.start) + height[i] + piece.zero;
        const float code = std::min(std::max(raw, 0.0f), maxCode);
        d[i] = code == raw ? piece.step * gradient[i] * slope[i] : 0.0f;
        stepGradient += gradient[i] * (code - piece.zero);
    }
    return stepGradient;
}

// Adds the regulariser's gradient to d and returns the sum of 1 - |2h - 1|^beta.
PRECIS_CLONES float regularize(std::int64_t count, const float* height, const float* slope, float weight, float beta,
                               float* d) {
    float sum = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const float x = 2 * height[i] - 1, distance = std::max(std::fabs(x), 1e-6f);
        const float power = std::exp((beta - 1) * std::log(distance));
        sum += 1 - power * distance;
        d[i] -= weight * 2 * beta * power * (x < 0 ? -1.0f : 1.0f) * slope[i];
    }
    return sum;
}

// Per-thread space for one row.
struct RowSpace {
    std::vector<float> offsets, codes, heights, slopes, d;

    explicit RowSpace(std::int64_t columns)
        : offsets(static_cast<std::size_t>(columns)), codes(offsets), heights(offsets), slopes(offsets), d(offsets) {}
};

// The row's offsets, in `space` unless they lie in memory already.
const float* offsetsOf(const FakeQuantizeInput& input, const FakeQuantizeShape& shape, std::int64_t row,
                       RowSpace& space) {
    if (input.offsets.full)
        return input.offsets.full + row * shape.columns;
    if (input.offsets.left)
        offsetRow(input.offsets.left + row * input.offsets.rank, input.offsets.right, input.offsets.rank, shape.columns,
                  space.offsets.data());
    return space.offsets.data();
}

template <class Visit>
void visitPieces(const FakeQuantizeInput& input, const FakeQuantizeShape& shape, const float* startSteps,
                 std::int64_t row, const float* offsets, const Visit& visit) {
    for (std::int64_t group = 0; group < shape.groups(); ++group) {
        const std::int64_t first = group * shape.groupSize, at = row * shape.groups() + group;
        visit(first, at,
              Piece{input.weights + row * shape.columns + first, offsets + first,
                    std::min(shape.groupSize, shape.columns - first), input.steps[at], input.zeros[at],
                    startSteps ? startSteps[at] : 0});
    }
}

void storeCodes(const RowSpace& space, std::int64_t columns, std::uint8_t* codes) {
    for (std::int64_t i = 0; i < columns; ++i)
        codes[i] = static_cast<std::uint8_t>(space.codes[static_cast<std::size_t>(i)]);
}

template <class QuantizePiece>
void forwardRows(const FakeQuantizeInput& input, const FakeQuantizeShape& shape, const float* startSteps, float* result,
                 std::uint8_t* codes, const QuantizePiece& quantizePiece) {
#pragma omp parallel
    {
        RowSpace space(shape.columns);
#pragma omp for schedule(static)
        for (std::int64_t row = 0; row < shape.rows; ++row) {
            const float* offsets = offsetsOf(input, shape, row, space);
            visitPieces(input, shape, startSteps, row, offsets,
                        [&](std::int64_t first, std::int64_t, const Piece& piece) {
                            quantizePiece(piece, space, first, result + row * shape.columns + first);
                        });
            if (codes)
                storeCodes(space, shape.columns, codes + row * shape.columns);
        }
    }
}

// backPiece(piece, space, first, gradient) writes space.d and returns the gradient of the step.
template <class BackPiece>
void backwardRows(const FakeQuantizeInput& input, const FakeQuantizeShape& shape, const float* startSteps,
                  const float* gradient, const FakeQuantizeGradients& gradients, const BackPiece& backPiece) {
    const RoundingOffsets& offsets = input.offsets;
    const auto rightSize = static_cast<std::size_t>(offsets.rank * shape.columns);
    std::vector<std::vector<float>> rights(static_cast<std::size_t>(omp_get_max_threads()));
#pragma omp parallel
    {
        RowSpace space(shape.columns);
        std::vector<float>& right = rights[static_cast<std::size_t>(omp_get_thread_num())];
        if (gradients.right)
            right.assign(rightSize, 0.0f);
#pragma omp for schedule(static)
        for (std::int64_t row = 0; row < shape.rows; ++row) {
            const float* line = offsetsOf(input, shape, row, space);
            visitPieces(input, shape, startSteps, row, line,
                        [&](std::int64_t first, std::int64_t at, const Piece& piece) {
                            const float step = backPiece(piece, space, first, gradient + row * shape.columns + first);
                            if (gradients.steps)
                                gradients.steps[at] = step;
                        });
            if (gradients.full)
                std::copy(space.d.begin(), space.d.end(), gradients.full + row * shape.columns);
            if (gradients.left)
                spreadRow(space.d.data(), offsets.left + row * offsets.rank, offsets.right, offsets.rank, shape.columns,
                          gradients.left + row * offsets.rank, right.data());
        }
    }
    if (gradients.right) { // threads in their order, so that the same number of them gives the same sums
        std::fill(gradients.right, gradients.right + rightSize, 0.0f);
        for (const std::vector<float>& right : rights)
            for (std::size_t i = 0; i < right.size(); ++i)
                gradients.right[i] += right[i];
    }
}

PRECIS_CLONES void adamPart(float* parameter, const float* gradient, float* first, float* second, std::int64_t count,
                            float beta1, float beta2, float rate, float correction, float epsilon) {
    for (std::int64_t i = 0; i < count; ++i) {
        first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
        second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
        parameter[i] -= rate * first[i] / (std::sqrt(second[i]) * correction + epsilon);
    }
}

} // namespace

void fakeQuantize(const FakeQuantizeInput& input, const FakeQuantizeShape& shape, const HardRounding& rounding,
                  float* result, std::uint8_t* codes) {
    forwardRows(input, shape, nullptr, result, codes,
                [&](const Piece& piece, RowSpace& space, std::int64_t first, float* out) {
                    hardPiece(piece, rounding.limit, shape.maxCode, out, space.codes.data() + first);
                });
}

void fakeQuantize(const FakeQuantizeInput& input, const FakeQuantizeShape& shape, const SoftRounding& rounding,
                  float* result, std::uint8_t* codes) {
    forwardRows(input, shape, rounding.startSteps, result, codes,
                [&](const Piece& piece, RowSpace& space, std::int64_t first, float* out) {
                    softHeights(piece, space.heights.data(), space.slopes.data());
                    softPiece(piece, rounding.hardened, shape.maxCode, space.heights.data(), out,
                              space.codes.data() + first);
                });
}

void fakeQuantizeBackward(const FakeQuantizeInput& input, const FakeQuantizeShape& shape, const HardRounding& rounding,
                          const float* gradient, const FakeQuantizeGradients& gradients) {
    backwardRows(input, shape, nullptr, gradient, gradients,
                 [&](const Piece& piece, RowSpace& space, std::int64_t first, const float* given) {
                     return hardPieceBackward(piece, rounding.limit, shape.maxCode, given, space.d.data() + first);
                 });
}

double fakeQuantizeBackward(const FakeQuantizeInput& input, const FakeQuantizeShape& shape,
                            const SoftRounding& rounding, const float* gradient,
                            const FakeQuantizeGradients& gradients) {
    const double count = static_cast<double>(shape.rows * shape.columns);
    const auto weight = static_cast<float>(rounding.regularizer / count);
    std::vector<double> sums(static_cast<std::size_t>(shape.rows));
    backwardRows(input, shape, rounding.startSteps, gradient, gradients,
                 [&](const Piece& piece, RowSpace& space, std::int64_t first, const float* given) {
                     float* d = space.d.data() + first;
                     softHeights(piece, space.heights.data(), space.slopes.data());
                     const float step =
                         softPieceBackward(piece, shape.maxCode, space.heights.data(), space.slopes.data(), given, d);
                     const std::int64_t row = (piece.weights - input.weights) / shape.columns;
                     sums[static_cast<std::size_t>(row)] +=
                         regularize(piece.count, space.heights.data(), space.slopes.data(), weight, rounding.beta, d);
                     return step;
                 });
    double sum = 0;
    for (const double row : sums)
        sum += row;
    return sum / count;
}

void adamStep_(float* parameter, const float* gradient, float* first, float* second, std::int64_t count,
               const AdamStep& options) {
    const double step = static_cast<double>(options.step);
    const auto rate = static_cast<float>(options.rate / (1 - std::pow(options.beta1, step)));
    const auto correction = static_cast<float>(1 / std::sqrt(1 - std::pow(options.beta2, step)));
    constexpr std::int64_t kPart = 1 << 14;
#pragma omp parallel for schedule(static)
    for (std::int64_t from = 0; from < count; from += kPart)
        adamPart(parameter + from, gradient + from, first + from, second + from, std::min(kPart, count - from),
                 static_cast<float>(options.beta1), static_cast<float>(options.beta2), rate, correction,
                 static_cast<float>(options.epsilon));
}

} // namespace precis
