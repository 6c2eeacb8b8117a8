// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/outliers_page.h"

namespace precis {

OutliersPage::OutliersPage(RunData* data, LayerSelection* selection, QWidget* parent) : Page(data, selection, parent) {
    setContent(new QWidget);
    start();
}

void OutliersPage::refresh() {
    if (!showSharedEmptyState(tr("The largest values of each channel appear here.")))
        showEmpty(tr("There is no run yet."), tr("The largest values of each channel appear here."),
                  QStringLiteral("run"), tr("Start the run"));
}

void OutliersPage::retranslate() { setAccessibleName(tr("Outliers")); }

} // namespace precis
