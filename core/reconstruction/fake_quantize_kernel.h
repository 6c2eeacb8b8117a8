// SPDX-License-Identifier: GPL-3.0-or-later
// The weight that training sees: rounded to its levels with a trained offset, made in one pass without a matrix of
// offsets when they are of low rank, and the gradients of that in another pass. Single precision on the CPU.
#pragma once

#include <cstdint>

namespace precis {

struct FakeQuantizeShape {
    std::int64_t rows = 0;      // O
    std::int64_t columns = 0;   // I
    std::int64_t groupSize = 0; // columns a group; the last one may be shorter
    float maxCode = 15;

    std::int64_t groups() const { return (columns + groupSize - 1) / groupSize; }
};

// What rounding looks at. Offsets are a full matrix, a product of two factors, or absent (all null).
struct RoundingOffsets {
    const float* full = nullptr;  // [O,I]
    const float* left = nullptr;  // [O,R]
    const float* right = nullptr; // [R,I]
    std::int64_t rank = 0;
};

struct FakeQuantizeInput {
    const float* weights = nullptr; // [O,I]
    const float* steps = nullptr;   // [O,G]
    const float* zeros = nullptr;   // [O,G], whole numbers
    RoundingOffsets offsets;
};

// Hard rounding: code = clamp(round(w / step + clamp(offset, -limit, limit)) + zero, 0, maxCode),
// result = step (code - zero). codes may be null.
struct HardRounding {
    float limit = 0.5f;
};
// Soft rounding of Nagel et al., "Up or down? Adaptive rounding", ICML 2020, equations 21 to 24:
// code = clamp(floor(w / start) + h(v0 + offset) + zero, 0, maxCode), h(v) = clamp(1.2 sigmoid(v) - 0.1, 0, 1), with v0
// such that h(v0) is the fraction of w / start. Hardened, h is 0 or 1.
struct SoftRounding {
    const float* startSteps = nullptr; // [O,G], the grid of the floor
    bool hardened = false;
    float regularizer = 0; // weight of mean(1 - |2h - 1|^beta) in the gradient of the offsets
    float beta = 2;
};

// Gradients, any of which may be null. Those of the offsets have the offsets' shapes and are written, not added.
struct FakeQuantizeGradients {
    float* steps = nullptr; // [O,G]
    float* full = nullptr;
    float* left = nullptr;
    float* right = nullptr;
};

void fakeQuantize(const FakeQuantizeInput& input, const FakeQuantizeShape& shape, const HardRounding& rounding,
                  float* result, std::uint8_t* codes);
void fakeQuantize(const FakeQuantizeInput& input, const FakeQuantizeShape& shape, const SoftRounding& rounding,
                  float* result, std::uint8_t* codes);

// gradient [O,I] is that of the result. Straight through the rounding: the offset's is step * gradient where code and
// offset are inside their limits; the step's that of Esser et al., "Learned step size quantization", ICLR 2020.
void fakeQuantizeBackward(const FakeQuantizeInput& input, const FakeQuantizeShape& shape, const HardRounding& rounding,
                          const float* gradient, const FakeQuantizeGradients& gradients);
// Returns mean(1 - |2h - 1|^beta).
double fakeQuantizeBackward(const FakeQuantizeInput& input, const FakeQuantizeShape& shape,
                            const SoftRounding& rounding, const float* gradient,
                            const FakeQuantizeGradients& gradients);

// One step of Adam (Kingma, Ba, ICLR 2015) with bias correction: parameter and both moments change in place.
struct AdamStep {
    double rate = 1e-3;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    std::int64_t step = 1; // counted from 1
};
void adamStep_(float* parameter, const float* gradient, float* first, float* second, std::int64_t count,
               const AdamStep& options);

} // namespace precis
