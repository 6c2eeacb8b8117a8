// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overview_page.h"

namespace precis {

OverviewPage::OverviewPage(RunData* data, LayerSelection* selection, QWidget* parent) : Page(data, selection, parent) {
    setContent(new QWidget);
    start();
}

void OverviewPage::refresh() {
    if (!showSharedEmptyState(tr("The original, rounding to nearest and your run appear here, side by side.")))
        showEmpty(tr("There is no run yet."),
                  tr("The original, rounding to nearest and your run appear here, side by side."),
                  QStringLiteral("run"), tr("Start the run"));
}

void OverviewPage::retranslate() { setAccessibleName(tr("Overview")); }

} // namespace precis
