// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/training_curve.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>

namespace precis {

namespace {

struct Curve {
    Q_DECLARE_TR_FUNCTIONS(TrainingCurve)
};

const double kNone = std::nan("");

// The report that covers a step; reports are means over the steps since the one before.
const OptimizerStep* reportOf(const WindowTraining& window, int step) {
    const auto report = std::ranges::lower_bound(window.steps, step, {}, &OptimizerStep::step);
    return step == 0 || report == window.steps.end() ? nullptr : &*report;
}

} // namespace

LineChart trainingCurve(const WindowTraining& window) {
    std::set<int> steps{0};
    for (const OptimizerStep& report : window.steps)
        steps.insert(report.step);
    for (const EpochFinished& epoch : window.epochs)
        steps.insert(epoch.step);
    LineChart chart;
    chart.positionLabel = Curve::tr("Optimizer step");
    chart.pointLabel = Curve::tr("Step");
    chart.valueLabel = Curve::tr("Loss");
    chart.secondValueLabel = Curve::tr("Learning rate");
    chart.isLogarithmic = true;
    chart.positions.assign(steps.begin(), steps.end());

    const auto add = [&](const QString& name, double OptimizerStep::*part) {
        LineSeries series{.name = name, .values = {}};
        for (const int step : steps) {
            const OptimizerStep* report = reportOf(window, step);
            series.values.push_back(report ? report->*part : kNone);
        }
        chart.series.push_back(std::move(series));
    };
    const auto isUsed = [&](double OptimizerStep::*part) {
        return std::ranges::any_of(window.steps, [part](const OptimizerStep& step) { return step.*part > 0; });
    };
    struct Part {
        QString name;
        double OptimizerStep::*value;
    };
    const Part parts[] = {{Curve::tr("Squared error"), &OptimizerStep::l2},
                          {Curve::tr("Hidden divergence"), &OptimizerStep::kl},
                          {Curve::tr("Output divergence"), &OptimizerStep::logitsKl},
                          {Curve::tr("Regulariser"), &OptimizerStep::regularizer}};
    if (std::ranges::count_if(parts, [&](const Part& part) { return isUsed(part.value); }) != 1)
        add(Curve::tr("Loss"), &OptimizerStep::loss); // with a single part it is that part
    for (const Part& part : parts)
        if (isUsed(part.value))
            add(part.name, part.value);

    const auto addDots = [&](const QString& name, double atStart, double EpochFinished::*loss) {
        LineSeries series{.name = name, .values = {}, .isDotted = true};
        for (const int step : steps) {
            const auto epoch = std::ranges::find(window.epochs, step, &EpochFinished::step);
            series.values.push_back(step == 0 ? atStart : epoch == window.epochs.end() ? kNone : (*epoch).*loss);
        }
        if (std::ranges::any_of(series.values, [](double value) { return value > 0; }))
            chart.series.push_back(std::move(series));
    };
    addDots(Curve::tr("Calibration, each epoch"), window.started.loss, &EpochFinished::loss);
    addDots(Curve::tr("Held out, each epoch"), window.started.heldOutLoss, &EpochFinished::heldOutLoss);
    add(Curve::tr("Learning rate"), &OptimizerStep::rate);
    chart.series.back().isOnSecondAxis = true;
    return chart;
}

std::vector<float> relativeLoss(const WindowTraining& window) {
    if (!(window.started.loss > 0))
        return {};
    std::vector<float> values{1};
    for (const OptimizerStep& report : window.steps)
        if (report.step >= static_cast<int>(values.size()))
            values.resize(static_cast<std::size_t>(report.step) + 1,
                          static_cast<float>(report.loss / window.started.loss));
    return values;
}

} // namespace precis
