// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/plant_proposal.h"

#include <QDir>
#include <QFileInfo>

#include <cmath>

namespace precis {

namespace {

constexpr double kFactor = 30;      // about what large models show
constexpr double kExactFactor = 32; // rounds next to nothing where weights are stored in half precision

} // namespace

QString freeModelFolder(const QString& parent, const QString& model) {
    const QString name = QDir(parent).filePath(QDir(model).dirName() + QStringLiteral("-outliers"));
    QString candidate = name;
    for (int number = 2; QFileInfo::exists(candidate); ++number)
        candidate = QStringLiteral("%1-%2").arg(name).arg(number);
    return candidate;
}

bool isPowerOfTwo(double value) {
    int exponent = 0;
    return std::frexp(value, &exponent) == 0.5;
}

PlantRequest proposePlanting(const ModelSummary& model, const QString& runsFolder) {
    const QString models = QDir(runsFolder).filePath(QStringLiteral("models"));
    PlantRequest request;
    request.model = model.path;
    request.out = freeModelFolder(models, QString::fromStdString(model.path)).toStdString();
    request.factor = model.storedType == "F32" ? kFactor : kExactFactor;
    return request;
}

} // namespace precis
