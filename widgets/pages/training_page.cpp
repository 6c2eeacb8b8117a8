// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/training_page.h"

namespace precis {

TrainingPage::TrainingPage(RunData* data, LayerSelection* selection, QWidget* parent) : Page(data, selection, parent) {
    setContent(new QWidget);
    start();
}

void TrainingPage::refresh() {
    if (!showSharedEmptyState(tr("The error of each layer appears here as the run goes.")))
        showEmpty(tr("There is no run yet."), tr("The error of each layer appears here as the run goes."),
                  QStringLiteral("run"), tr("Start the run"));
}

void TrainingPage::retranslate() { setAccessibleName(tr("Training")); }

} // namespace precis
