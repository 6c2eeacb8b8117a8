// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/next_runs.h"

#include "run/plant_proposal.h"
#include "run/workspace.h"

#include <precis/demo.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

namespace precis {

namespace {

struct NextRunsText {
    Q_DECLARE_TR_FUNCTIONS(NextRunsText)
};

constexpr int kPlantedBits = 4; // of weights and activations: where outliers hurt

// "demo-2-bits" becomes "demo-3-bits".
std::string nameWithBits(const std::string& name, const std::string& bits) {
    static const QRegularExpression kBits(QStringLiteral("-(\\d+-bits|w\\d+a\\d+)$"));
    return QString::fromStdString(name).remove(kBits).toStdString() + "-" + bits;
}

bool isOpen(const Workspace& workspace, const std::string& model) {
    return workspace.model() &&
           QFileInfo(QString::fromStdString(workspace.model()->path)) == QFileInfo(QString::fromStdString(model));
}

void start(Workspace& workspace, const Recipe& recipe, const QString& what, const RunInputs& inputs) {
    workspace.proposeInputs(inputs);
    workspace.recipe()->replace(recipe, what);
    workspace.run();
}

// Leaves the original alone: the run is on a copy, which is opened first.
void startOnPlanted(Workspace& workspace, const Recipe& recipe, const QString& what, const RunInputs& inputs) {
    if (!workspace.available().plantOutliers)
        return;
    const PlantRequest planting = proposePlanting(*workspace.model(), workspace.runsFolder());
    workspace.plantOutliers(planting, [&workspace, recipe, what, inputs, model = planting.out] {
        if (isOpen(workspace, model))
            start(workspace, recipe, what, inputs);
    });
}

} // namespace

void tryDemo(Workspace& workspace) {
    try {
        const QuantizeRequest demo = demoRequest({});
        const bool canOpen = workspace.available().open;
        workspace.open(QString::fromStdString(demo.model)); // says so when it cannot
        if (!canOpen)
            return;
        workspace.whenIdle([&workspace, demo] {
            if (isOpen(workspace, demo.model))
                start(workspace, demo.recipe, NextRunsText::tr("Demo"), inputsOf(demo));
        });
    } catch (const Error& error) {
        workspace.notice(Severity::Error, QString::fromStdString(error.what()));
    }
}

int otherBits(const Recipe& recipe) { return recipe.weights.uniform.bits > 2 ? 2 : 3; }

bool tryVariation(Workspace& workspace, const QString& name) {
    const auto& origin = workspace.data()->origin();
    if (!origin || !workspace.available().run)
        return false;
    Recipe recipe = origin->recipe;
    QString what;
    if (name == QLatin1String("try_bits")) {
        const int bits = otherBits(recipe);
        recipe.weights.uniform.bits = bits;
        recipe.name = nameWithBits(recipe.name, std::to_string(bits) + "-bits");
        what = NextRunsText::tr("%1 bits").arg(bits);
    } else if (name == QLatin1String("compare_gptq")) {
        const Recipe gptq = presetByName("gptq");
        recipe.weights.solver = gptq.weights.solver;
        recipe.weights.sweep = gptq.weights.sweep;
        recipe.name = recipe.name == "rtn" ? gptq.name : recipe.name + "-" + gptq.name;
        what = NextRunsText::tr("GPTQ");
    } else if (name == QLatin1String("plant_w4a4")) {
        recipe.weights.uniform.bits = kPlantedBits;
        recipe.activations.bits = kPlantedBits;
        recipe.name = nameWithBits(recipe.name, "w4a4");
        startOnPlanted(workspace, recipe, QStringLiteral("W4A4"), inputsOf(origin->state));
        return true;
    } else {
        return false;
    }
    start(workspace, recipe, what, inputsOf(origin->state));
    return true;
}

} // namespace precis
