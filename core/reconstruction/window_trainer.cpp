// SPDX-License-Identifier: GPL-3.0-or-later
#include "reconstruction/window_trainer.h"

#include "reconstruction/fake_quantize_kernel.h"
#include "tensor/random.h"

#include <chrono>
#include <cmath>
#include <numbers>

namespace precis {

namespace {

constexpr int kShownSteps = 200;       // events a window, about
constexpr std::int64_t kMeasured = 16; // calibration windows that a loss under hard roundings is measured on
constexpr int kAttempts = 3;           // rollbacks before a window is given up
constexpr double kSlowdown = 0.3;      // of the rates at a rollback
constexpr double kExplosion = 4;       // times the loss of the first steps
constexpr int kFirstSteps = 8;
constexpr double kForget = 0.9; // of the running mean that is watched

// x [B,T,D] through the blocks of a window.
Tensor runWindow(const WindowJob& job, const std::vector<BlockWeights>& weights, const Tensor& x) {
    Tensor output = x;
    for (std::size_t i = 0; i < weights.size(); ++i)
        output = forwardBlock(job.model.config, job.window.first + static_cast<int>(i), weights[i], job.rotary, output);
    return output;
}

struct Optimizer {
    std::vector<TrainedTensor> tensors;
    std::vector<Tensor> first, second;
    std::int64_t steps = 0;

    explicit Optimizer(std::vector<TrainedTensor> trained) : tensors(std::move(trained)) { reset(); }

    void reset() {
        first.clear();
        second.clear();
        for (const TrainedTensor& tensor : tensors) {
            first.push_back(torch::zeros_like(tensor.value));
            second.push_back(torch::zeros_like(tensor.value));
        }
        steps = 0;
    }
    void step_(const std::vector<Tensor>& gradients, double share) {
        ++steps;
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            const Tensor gradient = gradients[i].contiguous();
            AdamStep options;
            options.rate = tensors[i].rate * share;
            options.step = steps;
            adamStep_(tensors[i].value.data_ptr<float>(), gradient.data_ptr<float>(), first[i].data_ptr<float>(),
                      second[i].data_ptr<float>(), gradient.numel(), options);
        }
    }
    std::vector<Tensor> state() const {
        std::vector<Tensor> copies;
        for (const TrainedTensor& tensor : tensors)
            copies.push_back(tensor.value.clone());
        return copies;
    }
    void restore_(const std::vector<Tensor>& state) {
        for (std::size_t i = 0; i < tensors.size(); ++i)
            tensors[i].value.copy_(state[i]);
    }
};

struct MeasuredLoss {
    double trained = 0;
    double heldOut = 0;
};

class Trainer {
public:
    Trainer(const WindowJob& job, const WindowHooks& hooks)
        : m_job(job), m_hooks(hooks), m_optimizer(allTensors(job)) {}

    WindowFinished run();

private:
    static std::vector<TrainedTensor> allTensors(const WindowJob& job) {
        std::vector<TrainedTensor> all;
        for (const TrainableBlock* block : job.blocks)
            for (const TrainedTensor& tensor : block->tensors())
                all.push_back(tensor);
        return all;
    }

    // Of token windows [first, first + count), against the mix of targets.
    WindowLoss loss(const std::vector<BlockWeights>& weights, std::int64_t first, std::int64_t count) const {
        const double share = m_job.homologous ? m_job.options.homologousShare : 0;
        const Tensor output = runWindow(m_job, weights, m_job.inputs.read(first, count));
        const auto against = [&](const ActivationCache& target) {
            return windowLoss(m_job.model, m_job.options, m_job.place, output, target.read(first, count));
        };
        if (share <= 0)
            return against(m_job.targets);
        if (share >= 1)
            return against(*m_job.homologous);
        const WindowLoss full = against(m_job.targets), same = against(*m_job.homologous);
        const auto mix = [&](double a, double b) { return (1 - share) * a + share * b; };
        return {(1 - share) * full.total + share * same.total, mix(full.l2, same.l2), mix(full.kl, same.kl),
                mix(full.logitsKl, same.logitsKl)};
    }

    // With hard roundings.
    MeasuredLoss measure() const {
        torch::NoGradGuard noGrad;
        std::vector<BlockWeights> weights;
        for (const TrainableBlock* block : m_job.blocks)
            weights.push_back(hardWeights(*block));
        const auto mean = [&](std::int64_t first, std::int64_t count) {
            double sum = 0;
            for (std::int64_t i = 0; i < count; ++i)
                sum += loss(weights, first + i, 1).total.item<double>();
            return count > 0 ? sum / static_cast<double>(count) : 0;
        };
        return {mean(0, std::min(kMeasured, m_job.trainedWindows)),
                mean(m_job.trainedWindows, m_job.inputs.windows() - m_job.trainedWindows)};
    }

    // One optimizer step on these token windows; returns its losses, total as a double in `loss`.
    OptimizerStep step(const std::vector<std::int64_t>& batch, double progress, double share);
    bool rollBack();
    void emitSteps(const OptimizerStep& sum, int count);

    const WindowJob& m_job;
    const WindowHooks& m_hooks;
    Optimizer m_optimizer;
    std::vector<Tensor> m_start, m_best;
    double m_slowdown = 1;
    int m_rollbacks = 0;
};

OptimizerStep Trainer::step(const std::vector<std::int64_t>& batch, double progress, double share) {
    std::vector<StepWeights> live;
    std::vector<BlockWeights> weights;
    for (const TrainableBlock* block : m_job.blocks) {
        live.emplace_back(*block, progress, m_job.options.compute);
        weights.push_back(live.back().weights);
    }
    OptimizerStep told;
    torch::AutoGradMode withGradients(true);
    const double part = 1.0 / static_cast<double>(batch.size());
    for (const std::int64_t index : batch) {
        const WindowLoss found = loss(weights, index, 1);
        (found.total * part).backward();
        told.loss += part * found.total.item<double>();
        told.l2 += part * found.l2;
        told.kl += part * found.kl;
        told.logitsKl += part * found.logitsKl;
    }
    torch::NoGradGuard noGrad;
    std::vector<Tensor> gradients;
    for (std::size_t i = 0; i < live.size(); ++i)
        for (Tensor& gradient : live[i].gradients(*m_job.blocks[i]))
            gradients.push_back(std::move(gradient));
    for (const TrainableBlock* block : m_job.blocks)
        for (const auto& layer : block->layers)
            if (layer && layer->regularizer)
                told.regularizer += layer->regularizer();
    told.loss += told.regularizer;
    told.rate = share;
    if (!std::isfinite(told.loss))
        return told;
    m_optimizer.step_(gradients, share);
    for (const TrainableBlock* block : m_job.blocks)
        for (const auto& layer : block->layers)
            if (layer && layer->project_)
                layer->project_();
    return told;
}

// False when there is no attempt left.
bool Trainer::rollBack() {
    const std::string blocks =
        "Blocks " + std::to_string(m_job.window.first) + " to " + std::to_string(m_job.window.end() - 1) + ": ";
    if (++m_rollbacks >= kAttempts) {
        m_optimizer.restore_(m_start);
        m_hooks.warn(blocks + "the loss would not stay finite; they are left as they were before training");
        return false;
    }
    m_optimizer.restore_(m_best);
    m_optimizer.reset();
    m_slowdown *= kSlowdown;
    m_hooks.warn(blocks + "the loss exploded; back to the best state, with learning rates times " +
                 std::to_string(m_slowdown).substr(0, 4));
    return true;
}

void Trainer::emitSteps(const OptimizerStep& sum, int count) {
    OptimizerStep mean = sum;
    for (double* value : {&mean.loss, &mean.l2, &mean.kl, &mean.logitsKl, &mean.regularizer})
        *value /= count;
    m_hooks.emit(mean);
}

WindowFinished Trainer::run() {
    const auto begun = std::chrono::steady_clock::now();
    const ReconstructionOptions& options = m_job.options;
    const int total = stepsPerWindow(options, m_job.trainedWindows), every = std::max(1, total / kShownSteps);
    const int perEpoch = total / options.epochs;
    MeasuredLoss best = measure();
    WindowFinished finished{m_job.number,
                            m_job.window.first,
                            m_job.window.end() - 1,
                            best.trained,
                            best.trained,
                            best.heldOut,
                            best.heldOut,
                            0,
                            0,
                            false};
    m_hooks.emit(WindowStarted{m_job.number, m_job.windows, m_job.window.first, m_job.window.end() - 1, total,
                               best.trained, best.heldOut});
    m_start = m_best = m_optimizer.state();

    Random random(m_job.seed, "reconstruction", m_job.number);
    std::vector<std::int64_t> order;
    OptimizerStep sum;
    int summed = 0;
    double running = 0, reference = 0;
    int watched = 0; // steps since the last rollback
    for (int step = 0; step < total && !finished.fellBack; ++step) {
        const int inEpoch = step % perEpoch;
        if (inEpoch == 0)
            order = random.permutation(m_job.trainedWindows);
        const auto from = order.begin() + static_cast<std::ptrdiff_t>(inEpoch) * options.batchWindows;
        const auto to = from + std::min<std::ptrdiff_t>(options.batchWindows, order.end() - from);
        const double progress = static_cast<double>(step) / total;
        const double share = 0.5 * (1 + std::cos(std::numbers::pi * progress)) * m_slowdown;
        const OptimizerStep told = this->step({from, to}, progress, share);
        const double error = told.loss - told.regularizer; // which is meant to grow
        running = watched == 0 ? error : kForget * running + (1 - kForget) * error;
        if (++watched == 1) // before anything moved
            reference = std::max(error, best.trained);
        if (!std::isfinite(told.loss) || running > kExplosion * reference) {
            finished.fellBack = !rollBack();
            watched = 0;
            continue;
        }
        sum.loss += told.loss;
        sum.l2 += told.l2;
        sum.kl += told.kl;
        sum.logitsKl += told.logitsKl;
        sum.regularizer += told.regularizer;
        if (++summed == every || step + 1 == total) {
            sum.window = m_job.number;
            sum.step = step + 1;
            sum.rate = told.rate;
            emitSteps(sum, summed);
            sum = {};
            summed = 0;
        }
        m_hooks.advance(static_cast<double>(step + 1) / total);
        if (inEpoch + 1 == perEpoch) {
            const MeasuredLoss now = measure();
            m_hooks.emit(EpochFinished{m_job.number, step / perEpoch + 1, step + 1, now.trained, now.heldOut});
            if (now.trained < best.trained) { // false for NaN
                best = now;
                m_best = m_optimizer.state();
            }
        }
    }
    if (!finished.fellBack)
        m_optimizer.restore_(m_best);
    else
        best = {finished.startLoss, finished.startHeldOutLoss};
    finished.loss = best.trained;
    finished.heldOutLoss = best.heldOut;

    std::int64_t flipped = 0, weights = 0;
    for (const TrainableBlock* block : m_job.blocks)
        for (const auto& layer : block->layers)
            if (layer) {
                const Tensor before = codesOf(layer->start);
                flipped += (codesOf(layer->harden()) != before).sum().item<std::int64_t>();
                weights += before.numel();
            }
    finished.flippedShare = weights > 0 ? static_cast<double>(flipped) / static_cast<double>(weights) : 0;
    finished.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    m_hooks.emit(finished);
    return finished;
}

} // namespace

WindowFinished trainWindow(const WindowJob& job, const WindowHooks& hooks) { return Trainer(job, hooks).run(); }

} // namespace precis
