// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/color_scale.h"

#include "plots/qcustomplot.h"

#include <QFontMetrics>
#include <QPalette>

namespace precis {

QCPColorScale* addColorScale(QCustomPlot* plot) {
    auto* scale = new QCPColorScale(plot);
    plot->plotLayout()->addElement(plot->plotLayout()->rowCount() - 1, 1, scale);
    scale->setType(QCPAxis::atRight);
    scale->setRangeDrag(false);
    scale->setRangeZoom(false);
    auto* margins = new QCPMarginGroup(plot);
    for (QCPLayoutElement* element : std::initializer_list<QCPLayoutElement*>{plot->axisRect(), scale})
        element->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
    return scale;
}

void recolour(QCPColorScale* scale, const QPalette& palette, const QFont& font) {
    const QColor text = palette.color(QPalette::Text);
    QCPAxis* axis = scale->axis();
    axis->setLabelColor(text);
    axis->setTickLabelColor(text);
    axis->setLabelFont(font);
    axis->setTickLabelFont(font);
    axis->setNumberFormat(QStringLiteral("gb"));
    axis->setNumberPrecision(3);
    for (QCPAxis* each : axis->axisRect()->axes()) {
        each->setBasePen(QPen(text));
        each->setTickPen(QPen(text));
        each->setSubTickPen(QPen(text));
    }
    scale->setBarWidth(QFontMetrics(font).height());
}

void setScaleVisible(QCPColorScale* scale, bool visible) {
    scale->setVisible(visible);
    scale->axis()->axisRect()->setVisible(visible);
}

} // namespace precis
