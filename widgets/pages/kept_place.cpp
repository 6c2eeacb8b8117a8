// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/kept_place.h"

#include <QVBoxLayout>
#include <QWidget>

namespace precis {

QWidget* keptPlace(QWidget* widget) {
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget->setSizePolicy(policy);
    auto* place = new QWidget;
    auto* layout = new QVBoxLayout(place);
    layout->setContentsMargins({});
    layout->addWidget(widget);
    return place;
}

} // namespace precis
