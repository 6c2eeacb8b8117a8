// SPDX-License-Identifier: GPL-3.0-or-later
// Layers that aim at the original model's outputs.
#include "model/checkpoint.h"
#include "precis/layer_goal.h"
#include "session/block_solver.h"
#include "session/layer_aim.h"
#include "support/layer_problem.h"
#include "support/synthetic_model.h"

using namespace precis;
using namespace precis::test;

class LayerAimTest : public QObject {
    Q_OBJECT

    static constexpr std::int64_t kWindows = 24, kTokens = 48;
    static constexpr std::array kSites{InputSite::Attention, InputSite::AttentionOutput, InputSite::Mlp,
                                       InputSite::Down};

    TemporaryFolder m_folder;
    std::optional<Model> m_model;
    RotaryTable m_rotary;
    CacheBudget m_budget;

    ActivationCache cacheOf(const Tensor& x) {
        ActivationCache cache(x.size(0), x.size(1), x.size(2), m_budget);
        cache.write(0, x);
        return cache;
    }
    LayerAim aimOf(const Tensor& original, const Tensor& x, InputSite site, const BlockWeights& weights) {
        const ActivationCache originals = cacheOf(original), inputs = cacheOf(x);
        const BlockWeights block = m_model->block(0);
        return measureAim({*m_model, 0, block, m_rotary, originals, inputs, x.size(0)}, site, weights, [] {});
    }
    Tensor forward(const BlockWeights& weights, const Tensor& x, const InputHook& hook = {}) const {
        return forwardBlock(m_model->config, 0, weights, m_rotary, x, hook);
    }
    // Of a layer with the inputs x where the original has o, and an aim that is `ahead` of the original's outputs.
    static LayerAim aimAt(const Tensor& x, const Tensor& o, const Tensor& ahead) {
        LayerAim aim;
        for (std::int64_t half = 0; half < 2; ++half) {
            const std::int64_t tokens = x.size(0) / 2, first = half * tokens;
            const auto zeros = [&](std::int64_t rows) { return torch::zeros({rows, x.size(1)}, torch::kFloat64); };
            AimSums& sums = aim[static_cast<std::size_t>(half)];
            sums = {tokens, zeros(x.size(1)), zeros(x.size(1)), zeros(ahead.size(1))};
            addProducts_(sums.hessian, x.narrow(0, first, tokens), x.narrow(0, first, tokens));
            addProducts_(sums.cross, o.narrow(0, first, tokens), x.narrow(0, first, tokens));
            addProducts_(sums.stream, ahead.narrow(0, first, tokens), x.narrow(0, first, tokens));
        }
        return aim;
    }
    static Tensor aimed(const Tensor& weight, const LayerAim& aim) {
        return aimedWeights({weight}, aim, [] {}).front();
    }
    static double mean(const Tensor& x) { return x.square().mean().item<double>(); }

private Q_SLOTS:
    void initTestCase() {
        m_model = loadModel(Checkpoint::open(writeModel(m_folder, smallConfig(1))));
        m_rotary = rotaryTable(m_model->config, kTokens);
    }
    void init() { torch::manual_seed(5); }

    void aSitesInputIsWhatTheHookSees() {
        const BlockWeights block = m_model->block(0);
        const Tensor x = torch::randn({2, kTokens, m_model->config.hidden});
        std::vector<Tensor> seen;
        const Tensor output = forward(block, x, [&](InputSite, const Tensor& input) {
            seen.push_back(input.clone());
            return input;
        });
        QCOMPARE(seen.size(), kSites.size());
        for (const InputSite site : kSites)
            QVERIFY(torch::equal(siteInput(m_model->config, 0, block, m_rotary, x, site).input,
                                 seen[static_cast<std::size_t>(site)]));
        const SiteInput down = siteInput(m_model->config, 0, block, m_rotary, x, InputSite::Down);
        const Tensor sum = down.stream + torch::matmul(down.input, block[LayerKind::Down].weight.t());
        QVERIFY(torch::allclose(sum, output, 1e-4, 1e-5));
    }

    void withoutAnyErrorWeightsStayWhatTheyAre() {
        const BlockWeights block = m_model->block(0);
        const Tensor x = torch::randn({kWindows, kTokens, m_model->config.hidden});
        for (const InputSite site : kSites) {
            const LayerAim aim = aimOf(x, x, site, block);
            const Tensor weight = torch::randn({5, aim[0].hessian.size(0)});
            const bool adds = site == InputSite::AttentionOutput || site == InputSite::Down;
            for (const AimSums& half : aim) {
                QCOMPARE(half.tokens, kWindows / 2 * kTokens);
                QVERIFY(torch::equal(half.cross, half.hessian));
                QCOMPARE(half.stream.defined(), adds);
                if (adds)
                    QCOMPARE(half.stream.abs().max().item<double>(), 0.0);
            }
            if (!adds)
                QVERIFY(torch::equal(aimed(weight, aim), weight));
        }
    }

    // Against a least-squares solver on the inputs themselves.
    void theAimedWeightComesNearestToTheAim() {
        const Tensor x = correlatedInputs(400, 12), o = x + 0.3 * torch::randn({400, 12});
        const Tensor weight = torch::randn({7, 12}), ahead = x.mm(torch::randn({12, 7})) + torch::randn({400, 7});
        const Tensor wanted = (o.mm(weight.t()) + ahead).to(torch::kFloat64);
        const Tensor best = std::get<0>(torch::linalg_lstsq(x.to(torch::kFloat64), wanted)).t();
        const Tensor found = aimed(weight, aimAt(x, o, ahead)).to(torch::kFloat64);
        const Tensor inputs = x.to(torch::kFloat64);
        const auto missed = [&](const Tensor& w) { return mean(inputs.mm(w.t()) - wanted); };
        const double before = missed(weight.to(torch::kFloat64)), least = missed(best);
        QVERIFY(before > 1.05 * least);
        const double left = (missed(found) - least) / (before - least);
        QVERIFY2(left < 0.02, std::to_string(left).c_str());
    }

    // Two tokens a column and an aim that is half noise: fitted to all of it, other tokens come out worse.
    void whatOnlyTheMeasuredTokensSayIsNotLearned() {
        const Tensor weight = torch::randn({7, 12}), much = torch::randn({12, 7});
        const auto wanted = [&](const Tensor& x, double share) {
            return (x.mm(weight.t()) + share * x.mm(much) + 3 * torch::randn({x.size(0), 7})).to(torch::kFloat64);
        };
        for (const double share : {0.0, 0.5}) {
            const Tensor seen = torch::randn({24, 12}), other = torch::randn({4000, 12});
            const Tensor aim = wanted(seen, share), held = wanted(other, share);
            const Tensor fitted = std::get<0>(torch::linalg_lstsq(seen.to(torch::kFloat64), aim)).t();
            const Tensor found = aimed(weight, aimAt(seen, seen, aim.to(torch::kFloat32) - seen.mm(weight.t())));
            const auto missed = [&](const Tensor& w) {
                return mean(other.to(torch::kFloat64).mm(w.to(torch::kFloat64).t()) - held);
            };
            QVERIFY(missed(fitted) > 1.2 * missed(weight));
            QVERIFY2(missed(found) < 1.05 * missed(weight), std::to_string(missed(found) / missed(weight)).c_str());
        }
    }

    void inputsThatAreNeverThereLeaveWeightsAlone() {
        const Tensor ones = torch::ones({2, 12}), none = torch::zeros({400, 12}), still = torch::zeros({400, 2});
        QVERIFY(torch::equal(aimed(ones, aimAt(none, none, still)), ones));
        Tensor x = correlatedInputs(400, 12);
        const Tensor o = x + 0.3 * torch::randn({400, 12});
        x.select(1, 5).zero_();
        const Tensor found = aimed(ones, aimAt(x, o, still));
        QVERIFY(torch::isfinite(found).all().item<bool>());
        QVERIFY((found - ones).abs().max().item<double>() > 1e-3);
        QVERIFY((found.select(1, 5) - 1).abs().max().item<double>() < 1e-6);
    }

    // With a distortion in front of the block and its own errors, it puts out what is nearer to the original's, on
    // token windows that nobody measured.
    void aBlockThatAimsComesNearerToTheOriginal() {
        const Tensor original = torch::randn({2 * kWindows, kTokens, m_model->config.hidden});
        const Tensor x = original + 0.05 * torch::matmul(original, torch::randn({original.size(2), original.size(2)}));
        const Tensor ours = x.narrow(0, 0, kWindows), theirs = original.narrow(0, 0, kWindows);
        const BlockWeights block = m_model->block(0);
        SiteStatistics statistics = emptyStatistics(block);
        const ActivationCache inputs = cacheOf(ours);
        passBlock({*m_model, 0, block, m_rotary, [](double) {}}, inputs, nullptr, kWindows, &statistics, kWindows);
        Recipe recipe = presetByName("gptvq-2d");
        recipe.weights.codebook.groupWeights = 512;
        const auto distance = [&](const SolveHooks& hooks) {
            BlockWeights weights = block;
            replaceWeights_(weights, solveBlock(recipe, 0, block, statistics, hooks).block);
            return mean(forward(weights, x.narrow(0, kWindows, kWindows)) -
                        forward(block, original.narrow(0, kWindows, kWindows)));
        };
        SolveHooks hooks{[](double) {}, [](const std::string&) {}};
        const double plain = distance(hooks);
        hooks.aim = [&](InputSite site, const BlockWeights& working, const std::function<void()>&) {
            return aimOf(theirs, ours, site, working);
        };
        const double nearer = distance(hooks);
        QVERIFY2(nearer < 0.9 * plain, (std::to_string(nearer) + " " + std::to_string(plain)).c_str());
    }

    void onlyCodebooksWhoseCodesStayAim() {
        QVERIFY(aimsAtOriginal(presetByName("gptvq-2d")));
        QVERIFY(aimsAtOriginal(presetByName("aqlm-1x8")));
        QVERIFY(!aimsAtOriginal(presetByName("gptq")));
        QVERIFY(!aimsAtOriginal(presetByName("crvq-paper")));
        Recipe published = presetByName("gptvq-2d");
        published.weights.codebook.metric = CodebookMetric::PublishedCode;
        QVERIFY(!aimsAtOriginal(published));
        Recipe trained = presetByName("gptvq-2d");
        trained.reconstruction.enabled = true;
        QVERIFY(!aimsAtOriginal(trained));
        trained.reconstruction.rounding = Rounding::Nearest; // then codes stay what the layers made them
        QVERIFY(aimsAtOriginal(trained));
    }
};

QTEST_APPLESS_MAIN(LayerAimTest)
#include "layer_aim_test.moc"
