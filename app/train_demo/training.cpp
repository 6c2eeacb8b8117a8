// SPDX-License-Identifier: GPL-3.0-or-later
// AdamW (Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019) with warm-up and cosine.
#include "training.h"

#include "kernels.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <numeric>
#include <omp.h>
#include <thread>

namespace precis::demo {

namespace {

constexpr int kMeasuredTogether = 16; // stories

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

struct Optimizer {
    std::vector<Tensor> first, second; // moments, one a parameter
    std::int64_t step = 0;
};

Optimizer makeOptimizer(const DemoModel& model) {
    Optimizer optimizer;
    for (const auto& [name, parameter] : model.parameters()) {
        optimizer.first.push_back(torch::zeros_like(parameter, torch::TensorOptions().requires_grad(false)));
        optimizer.second.push_back(torch::zeros_like(parameter, torch::TensorOptions().requires_grad(false)));
    }
    return optimizer;
}

// The same numbers with gradients of their own, for a thread of its own.
DemoModel replicaOf(const DemoModel& model) {
    const auto share = [](const Tensor& tensor) { return tensor.detach().requires_grad_(); };
    DemoModel replica = model;
    replica.embedding = share(model.embedding);
    for (std::size_t i = 0; i < model.blocks.size(); ++i) {
        const DemoBlock& block = model.blocks[i];
        replica.blocks[i] = {share(block.inputNorm), share(block.qkv),    share(block.output),
                             share(block.postNorm),  share(block.gateUp), share(block.down)};
    }
    replica.norm = share(model.norm);
    return replica;
}

// Gradients of the mean loss over the batch, added up in `model`; returns that loss. Each thread works on some of the
// stories: they meet once a step, which costs less than sharing every operation on a busy machine.
double addGradients_(DemoModel& model, std::vector<DemoModel>& replicas, const Batch& batch) {
    const auto parts = static_cast<std::int64_t>(replicas.size());
    std::vector<double> losses(replicas.size(), 0);
    std::vector<std::thread> threads;
    for (std::int64_t part = 0; part < parts; ++part)
        threads.emplace_back([&, part] {
            omp_set_num_threads(1);
            const std::int64_t stories = batch.inputs.size(0);
            const std::int64_t first = stories * part / parts, last = stories * (part + 1) / parts;
            const Tensor targets = batch.targets.slice(0, first, last).reshape({-1});
            const auto share =
                static_cast<double>(targets.ge(0).sum().item<std::int64_t>()) / static_cast<double>(batch.predictions);
            const Tensor loss =
                crossEntropy(demoLogits(replicas[part], batch.inputs.slice(0, first, last)), targets) * share;
            loss.backward();
            losses[part] = loss.item<double>();
        });
    for (std::thread& thread : threads)
        thread.join();
    auto parameters = model.parameters();
    for (std::int64_t part = 0; part < parts; ++part) {
        auto mine = replicas[part].parameters();
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            Tensor& sum = parameters[i].second.mutable_grad();
            Tensor& gradient = mine[i].second.mutable_grad();
            sum = part == 0 ? gradient : sum + gradient;
            gradient = Tensor();
        }
    }
    return std::accumulate(losses.begin(), losses.end(), 0.0);
}

double rateAt(std::int64_t step, const TrainingOptions& options) {
    if (step < options.warmUp)
        return options.peakRate * static_cast<double>(step + 1) / static_cast<double>(options.warmUp);
    const double done =
        static_cast<double>(step - options.warmUp) / static_cast<double>(options.steps - options.warmUp);
    return options.lastRate +
           (options.peakRate - options.lastRate) * 0.5 * (1 + std::cos(std::numbers::pi * std::min(done, 1.0)));
}

double gradientNorm(const DemoModel& model) {
    double sum = 0;
    for (const auto& [name, parameter] : model.parameters())
        sum += parameter.grad().square().sum().item<double>();
    return std::sqrt(sum);
}

// One pass over every parameter; clears the gradients.
void update_(DemoModel& model, Optimizer& optimizer, const TrainingOptions& options) {
    const double rate = rateAt(optimizer.step, options);
    const double norm = gradientNorm(model);
    const auto scale = static_cast<float>(norm > options.clip ? options.clip / norm : 1.0);
    ++optimizer.step;
    const auto beta1 = static_cast<float>(options.beta1), beta2 = static_cast<float>(options.beta2);
    const auto correction1 = static_cast<float>(1 - std::pow(options.beta1, optimizer.step));
    const auto correction2 = static_cast<float>(1 - std::pow(options.beta2, optimizer.step));
    auto parameters = model.parameters();
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        Tensor& parameter = parameters[p].second;
        const auto keep = static_cast<float>(1 - (parameter.dim() > 1 ? rate * options.weightDecay : 0.0));
        const Tensor gradient = parameter.grad().contiguous();
        float* w = parameter.data_ptr<float>();
        float* m = optimizer.first[p].data_ptr<float>();
        float* v = optimizer.second[p].data_ptr<float>();
        const float* g = gradient.data_ptr<float>();
        const std::int64_t count = parameter.numel();
#pragma omp parallel for simd
        for (std::int64_t i = 0; i < count; ++i) {
            const float slope = g[i] * scale;
            m[i] = beta1 * m[i] + (1 - beta1) * slope;
            v[i] = beta2 * v[i] + (1 - beta2) * slope * slope;
            w[i] =
                w[i] * keep - static_cast<float>(rate) * (m[i] / correction1) / (std::sqrt(v[i] / correction2) + 1e-8f);
        }
        parameter.mutable_grad() = Tensor();
    }
}

std::string checkpointFile(const std::string& folder) { return folder + "/checkpoint.pt"; }

void saveCheckpoint(const DemoModel& model, const Optimizer& optimizer, const std::string& folder) {
    torch::serialize::OutputArchive archive;
    const auto parameters = model.parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        archive.write(parameters[i].first, parameters[i].second.detach());
        archive.write(parameters[i].first + ".first", optimizer.first[i]);
        archive.write(parameters[i].first + ".second", optimizer.second[i]);
    }
    archive.write("step", torch::tensor(optimizer.step));
    const std::string file = checkpointFile(folder);
    archive.save_to(file + ".part");
    std::filesystem::rename(file + ".part", file);
}

bool loadCheckpoint(DemoModel& model, Optimizer* optimizer, const std::string& folder) {
    if (!std::filesystem::exists(checkpointFile(folder)))
        return false;
    const torch::NoGradGuard noGradients;
    torch::serialize::InputArchive archive;
    archive.load_from(checkpointFile(folder));
    auto parameters = model.parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        Tensor stored;
        archive.read(parameters[i].first, stored);
        parameters[i].second.copy_(stored);
        if (optimizer) {
            archive.read(parameters[i].first + ".first", optimizer->first[i]);
            archive.read(parameters[i].first + ".second", optimizer->second[i]);
        }
    }
    if (optimizer) {
        Tensor step;
        archive.read("step", step);
        optimizer->step = step.item<std::int64_t>();
    }
    return true;
}

} // namespace

double Measurement::perplexity() const { return std::exp(nllSum / static_cast<double>(predictions)); }

Measurement measure(const DemoModel& model, const std::vector<std::vector<int>>& stories) {
    const torch::NoGradGuard noGradients;
    Measurement result;
    for (std::size_t i = 0; i < stories.size(); i += kMeasuredTogether) {
        const auto last = std::min(stories.size(), i + kMeasuredTogether);
        const Batch batch = batchOf({stories.begin() + i, stories.begin() + last});
        const Tensor loss = crossEntropy(demoLogits(model, batch.inputs), batch.targets.reshape({-1}));
        result.nllSum += loss.item<double>() * static_cast<double>(batch.predictions);
        result.predictions += batch.predictions;
    }
    return result;
}

bool loadWeights(DemoModel& model, const std::string& folder) { return loadCheckpoint(model, nullptr, folder); }

void train(DemoModel& model, const SentencePieceModel& tokenizer, const TrainingOptions& options) {
    std::filesystem::create_directories(options.folder);
    Optimizer optimizer = makeOptimizer(model);
    if (loadCheckpoint(model, &optimizer, options.folder))
        std::fprintf(stderr, "Going on from step %lld.\n", static_cast<long long>(optimizer.step));
    StoryBatches batches(tokenizer, options.batches);
    torch::set_num_threads(1);
    std::vector<DemoModel> replicas;
    while (static_cast<int>(replicas.size()) < options.threads)
        replicas.push_back(replicaOf(model));
    std::ofstream log(options.folder + "/log.jsonl", std::ios::app);

    const auto start = Clock::now();
    auto lastCheckpoint = start;
    const std::int64_t firstStep = optimizer.step;
    const std::int64_t lastStep = options.stopAfter > 0 ? std::min(options.stopAfter, options.steps) : options.steps;
    double lossSum = 0;
    std::int64_t predictions = 0, reported = firstStep;
    while (optimizer.step < lastStep) {
        const Batch batch = batches.at(optimizer.step);
        lossSum += addGradients_(model, replicas, batch);
        update_(model, optimizer, options);
        predictions += batch.predictions;
        if (optimizer.step % options.reportEvery == 0 || optimizer.step == lastStep) {
            const double seconds = secondsSince(start);
            const double left = seconds / static_cast<double>(optimizer.step - firstStep) *
                                static_cast<double>(lastStep - optimizer.step);
            const double meanLoss = lossSum / static_cast<double>(optimizer.step - reported);
            const double speed = static_cast<double>(predictions) / seconds;
            std::fprintf(stderr, "step %lld of %lld  loss %.4f  %.0f tokens/s  %.0f min left\n",
                         static_cast<long long>(optimizer.step), static_cast<long long>(lastStep), meanLoss, speed,
                         left / 60);
            log << nlohmann::json{{"step", optimizer.step},
                                  {"loss", meanLoss},
                                  {"rate", rateAt(optimizer.step, options)},
                                  {"tokens_per_second", speed},
                                  {"seconds", seconds}}
                       .dump()
                << std::endl;
            lossSum = 0;
            reported = optimizer.step;
        }
        if (secondsSince(lastCheckpoint) > 60 * options.checkpointMinutes || optimizer.step == lastStep) {
            saveCheckpoint(model, optimizer, options.folder);
            lastCheckpoint = Clock::now();
        }
    }
}

} // namespace precis::demo
