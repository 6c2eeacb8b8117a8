// SPDX-License-Identifier: GPL-3.0-or-later
// Ding et al., "CBQ", ICLR 2025, low-rank rounding. Where it deviates: steps are trained as S0 exp(rho), so that a
// learning rate is relative and no step turns negative; the offset is added before rounding to nearest and gradients
// pass straight through, so that what is trained is what is exported (docs/decisions.md). The paper's soft form, with
// the starting fraction added to the product of its factors, is the choice soft_low_rank.
#include "reconstruction/fake_quantize_kernel.h"
#include "reconstruction/trainable_layer.h"
#include "tensor/random.h"

#include <cmath>
#include <numbers>

namespace precis {

namespace {

constexpr float kFactorSpread = 0.3f; // standard deviation of the left factor; the right one begins at zero

bool isSoft(Rounding rounding) { return rounding == Rounding::SoftFull || rounding == Rounding::SoftLowRank; }
bool isLowRank(Rounding rounding) { return rounding == Rounding::LowRank || rounding == Rounding::SoftLowRank; }
bool isFull(Rounding rounding) { return rounding == Rounding::Full || rounding == Rounding::SoftFull; }

Tensor normals(std::int64_t rows, std::int64_t columns, std::uint64_t seed) {
    Random random(seed, "rounding");
    Tensor values = torch::empty({rows, columns});
    float* data = values.data_ptr<float>();
    for (std::int64_t i = 0; i < values.numel(); ++i) { // Box, Muller
        const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
        data[i] = kFactorSpread * static_cast<float>(radius * std::cos(2 * std::numbers::pi * random.uniform()));
    }
    return values;
}

// The value nearest to the original that rounds to the solver's code: training starts where the solver ended, and
// weights that the solver left at their nearest level keep their place in its cell.
Tensor weightInsideItsCell(const UniformLayer& layer, const Tensor& weight) {
    const auto perColumn = [&](const Tensor& perGroup) {
        return perGroup.to(torch::kFloat32).repeat_interleave(layer.groupSize, 1).narrow(1, 0, weight.size(1));
    };
    constexpr double kInside = 0.499;
    const Tensor step = perColumn(layer.step), code = layer.codes.to(torch::kFloat32);
    const Tensor level = code - perColumn(layer.zero), position = weight / step;
    const double infinity = std::numeric_limits<float>::infinity();
    const Tensor low = torch::where(code == 0, torch::full_like(level, -infinity), level - kInside);
    const Tensor high = torch::where(code == (1 << layer.bits) - 1, torch::full_like(level, infinity), level + kInside);
    const Tensor moved = torch::minimum(torch::maximum(position, low), high);
    // A division there and back could cross a border.
    const Tensor stays = (position.round() == level).logical_or(moved == position);
    return torch::where(stays, weight, moved * step).contiguous();
}

struct UniformTraining {
    UniformLayer start;
    Tensor base;              // [O,I]
    Tensor zeros;             // [O,G] float32
    Tensor rho;               // [O,G]
    Tensor full, left, right; // offsets, those the rounding has
    Rounding rounding;
    double regularizerWeight = 0;
    double progress = 0;
    double regularizer = 0;

    FakeQuantizeShape shape() const {
        return {base.size(0), base.size(1), start.groupSize, static_cast<float>((1 << start.bits) - 1)};
    }
    // As it will be stored, so that training sees what is exported.
    Tensor steps() const { return storableSteps(start.step * rho.exp(), start.stepType); }
    FakeQuantizeInput input(const Tensor& steps) const {
        const auto data = [](const Tensor& tensor) { return tensor.defined() ? tensor.data_ptr<float>() : nullptr; };
        return {base.data_ptr<float>(),
                steps.data_ptr<float>(),
                zeros.data_ptr<float>(),
                {data(full), data(left), data(right), right.defined() ? right.size(0) : 0}};
    }
    // Nagel et al. anneal from 20 to 2 after a fifth of the steps without the regulariser.
    SoftRounding soft(bool hardened) const {
        constexpr double kWarmUp = 0.2;
        const double share = std::max(0.0, (progress - kWarmUp) / (1 - kWarmUp));
        return {start.step.data_ptr<float>(), hardened,
                progress < kWarmUp ? 0.0f : static_cast<float>(regularizerWeight), static_cast<float>(20 - 18 * share)};
    }

    Tensor weight(std::uint8_t* codes, bool hardened) const {
        Tensor result = torch::empty_like(base);
        const Tensor current = steps();
        if (isSoft(rounding))
            fakeQuantize(input(current), shape(), soft(hardened), result.data_ptr<float>(), codes);
        else
            fakeQuantize(input(current), shape(), HardRounding{}, result.data_ptr<float>(), codes);
        return result;
    }

    std::vector<Tensor> backward(const Tensor& gradient) {
        const Tensor current = steps(), given = gradient.contiguous();
        const auto like = [](const Tensor& tensor) { return tensor.defined() ? torch::empty_like(tensor) : Tensor(); };
        const auto data = [](const Tensor& tensor) { return tensor.defined() ? tensor.data_ptr<float>() : nullptr; };
        Tensor stepGradient = like(current);
        const Tensor fullGradient = like(full), leftGradient = like(left), rightGradient = like(right);
        const FakeQuantizeGradients gradients{data(stepGradient), data(fullGradient), data(leftGradient),
                                              data(rightGradient)};
        if (isSoft(rounding)) {
            const SoftRounding options = soft(false);
            regularizer = options.regularizer *
                          fakeQuantizeBackward(input(current), shape(), options, given.data_ptr<float>(), gradients);
        } else {
            fakeQuantizeBackward(input(current), shape(), HardRounding{}, given.data_ptr<float>(), gradients);
        }
        std::vector<Tensor> all{stepGradient.mul_(current)}; // d step / d rho = step
        for (const Tensor& tensor : {fullGradient, leftGradient, rightGradient})
            if (tensor.defined())
                all.push_back(tensor);
        return all;
    }

    UniformLayer harden() const {
        UniformLayer layer = start;
        layer.codes = torch::empty(base.sizes(), torch::kUInt8);
        layer.step = steps();
        weight(layer.codes.data_ptr<std::uint8_t>(), true);
        return layer;
    }
};

} // namespace

TrainableLayer makeTrainableUniform(const UniformLayer& start, const Tensor& weight,
                                    const ReconstructionOptions& options, std::uint64_t seed) {
    torch::NoGradGuard noGrad;
    auto training = std::make_shared<UniformTraining>();
    training->start = start;
    training->base = weightInsideItsCell(start, weight.to(torch::kFloat32).contiguous());
    training->zeros = start.zero.to(torch::kFloat32).contiguous();
    training->rho = torch::zeros_like(start.step);
    training->rounding = options.rounding;
    training->regularizerWeight = options.regularizer;
    const std::int64_t rows = weight.size(0), columns = weight.size(1);
    if (isFull(options.rounding))
        training->full = torch::zeros({rows, columns});
    if (isLowRank(options.rounding)) {
        const std::int64_t rank = std::min<std::int64_t>({options.rank, rows, columns});
        training->left = normals(rows, rank, seed);
        training->right = torch::zeros({rank, columns});
    }

    TrainableLayer layer;
    layer.start = start;
    layer.base = training->base;
    layer.tensors.push_back({training->rho, options.stepRate});
    for (const Tensor& offsets : {training->full, training->left, training->right})
        if (offsets.defined())
            layer.tensors.push_back({offsets, options.roundingRate});
    layer.weight = [training](double progress) {
        training->progress = progress;
        return training->weight(nullptr, false);
    };
    layer.backward = [training](const Tensor& gradient) { return training->backward(gradient); };
    if (options.rounding == Rounding::Full) // an offset beyond half a step would have no gradient to bring it back
        layer.project_ = [training] { training->full.clamp_(-0.5, 0.5); };
    layer.harden = [training]() -> QuantizedLayer { return training->harden(); };
    if (isSoft(options.rounding))
        layer.regularizer = [training] { return training->regularizer; };
    return layer;
}

TrainableLayer makeTrainable(const QuantizedLayer& start, const Tensor& weight, const ReconstructionOptions& given,
                             std::uint64_t seed, Codes codes) {
    ReconstructionOptions options = given;
    if (codes == Codes::Stay)
        options.rounding = Rounding::Nearest;
    if (const auto* codebook = std::get_if<CodebookLayer>(&start))
        return makeTrainableCodebook(*codebook, weight, options);
    if (const auto* additive = std::get_if<AdditiveLayer>(&start))
        return makeTrainableAdditive(*additive, weight, options);
    const UniformLayer& uniform = std::get<UniformLayer>(start);
    return codes == Codes::Stay ? makeTrainableSteps(uniform, options)
                                : makeTrainableUniform(uniform, weight, options, seed);
}

} // namespace precis
