// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/next_runs.h"

#include "run/workspace.h"

#include <precis/demo.h>

#include <QCoreApplication>
#include <QFileInfo>

namespace precis {

namespace {

QString translate(const char* text) { return QCoreApplication::translate("NextRuns", text); }

bool isOpen(const Workspace& workspace, const std::string& model) {
    return workspace.model() &&
           QFileInfo(QString::fromStdString(workspace.model()->path)) == QFileInfo(QString::fromStdString(model));
}

void start(Workspace& workspace, const Recipe& recipe, const QString& what, const RunInputs& inputs) {
    workspace.proposeInputs(inputs);
    workspace.recipe()->replace(recipe, what);
    workspace.run();
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
                start(workspace, demo.recipe, translate(QT_TRANSLATE_NOOP("NextRuns", "Demo")), inputsOf(demo));
        });
    } catch (const Error& error) {
        workspace.notice(Severity::Error, QString::fromStdString(error.what()));
    }
}

bool tryVariation(Workspace& workspace, const QString& name) {
    const auto& origin = workspace.data()->origin();
    if (!origin || !workspace.available().run)
        return false;
    Recipe recipe = origin->recipe;
    QString what;
    if (name == QLatin1String("try_2_bits")) {
        recipe.weights.uniform.bits = 2;
        recipe.name += "-2-bits";
        what = translate(QT_TRANSLATE_NOOP("NextRuns", "2 bits"));
    } else if (name == QLatin1String("compare_gptq")) {
        const Recipe gptq = presetByName("gptq");
        recipe.weights.solver = gptq.weights.solver;
        recipe.weights.sweep = gptq.weights.sweep;
        recipe.name = recipe.name == "rtn" ? gptq.name : recipe.name + "-" + gptq.name;
        what = translate(QT_TRANSLATE_NOOP("NextRuns", "GPTQ"));
    } else {
        return false;
    }
    start(workspace, recipe, what, inputsOf(origin->state));
    return true;
}

} // namespace precis
