// SPDX-License-Identifier: GPL-3.0-or-later
// Layers that aim at the original model's outputs.
#include "model/checkpoint.h"
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
            QVERIFY(torch::equal(aim.cross, aim.hessian));
            const Tensor weight = torch::randn({5, aim.hessian.size(0)});
            const bool adds = site == InputSite::AttentionOutput || site == InputSite::Down;
            QCOMPARE(aim.stream.defined(), adds);
            if (!adds)
                QVERIFY(torch::equal(aimedWeight(weight, aim, 0.01), weight));
            else
                QCOMPARE(aim.stream.abs().max().item<double>(), 0.0);
        }
    }

    // Against a least-squares solver on the inputs themselves.
    void theAimedWeightComesNearestToTheAim() {
        const Tensor x = correlatedInputs(400, 12), o = x + 0.3 * torch::randn({400, 12});
        const Tensor weight = torch::randn({7, 12}), ahead = x.mm(torch::randn({12, 7})) + torch::randn({400, 7});
        LayerAim aim{torch::zeros({12, 12}, torch::kFloat64), torch::zeros({12, 12}, torch::kFloat64),
                     torch::zeros({7, 12}, torch::kFloat64)};
        addProducts_(aim.hessian, x, x);
        addProducts_(aim.cross, o, x);
        addProducts_(aim.stream, ahead, x);
        const Tensor wanted = (o.mm(weight.t()) + ahead).to(torch::kFloat64);
        const Tensor best = std::get<0>(torch::linalg_lstsq(x.to(torch::kFloat64), wanted)).t();
        const Tensor found = aimedWeight(weight, aim, 0).to(torch::kFloat64);
        const Tensor inputs = x.to(torch::kFloat64);
        const double least = mean(inputs.mm(best.t()) - wanted), got = mean(inputs.mm(found.t()) - wanted);
        QVERIFY2(got < least * 1.001, std::to_string(got / least).c_str());
        QVERIFY(mean(inputs.mm(weight.t().to(torch::kFloat64)) - wanted) > 1.05 * least);
    }

    void inputsThatAreNeverThereLeaveWeightsAlone() {
        Tensor x = correlatedInputs(400, 12);
        const Tensor o = x + 0.3 * torch::randn({400, 12});
        x.select(1, 5).zero_();
        LayerAim aim{torch::zeros({12, 12}, torch::kFloat64), torch::zeros({12, 12}, torch::kFloat64), {}};
        QVERIFY(torch::equal(aimedWeight(torch::ones({2, 12}), aim, 0.01), torch::ones({2, 12})));
        addProducts_(aim.hessian, x, x);
        addProducts_(aim.cross, o, x);
        const Tensor found = aimedWeight(torch::ones({2, 12}), aim, 0.01);
        QVERIFY(torch::isfinite(found).all().item<bool>());
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
        const double aimed = distance(hooks);
        QVERIFY2(aimed < 0.9 * plain, (std::to_string(aimed) + " " + std::to_string(plain)).c_str());
    }

    void onlyCodebooksThatNobodyTrainsAim() {
        QVERIFY(aimsAtOriginal(presetByName("gptvq-2d")));
        QVERIFY(!aimsAtOriginal(presetByName("gptq")));
        Recipe published = presetByName("gptvq-2d");
        published.weights.codebook.metric = CodebookMetric::PublishedCode;
        QVERIFY(!aimsAtOriginal(published));
        Recipe trained = presetByName("gptvq-2d");
        trained.reconstruction.enabled = true;
        QVERIFY(!aimsAtOriginal(trained));
    }
};

QTEST_APPLESS_MAIN(LayerAimTest)
#include "layer_aim_test.moc"
