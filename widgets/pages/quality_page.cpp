// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/quality_page.h"

namespace precis {

QualityPage::QualityPage(RunData* data, LayerSelection* selection, QWidget* parent) : Page(data, selection, parent) {
    setContent(new QWidget);
    start();
}

void QualityPage::refresh() {
    if (!showSharedEmptyState(tr("Perplexity of the original and the quantized model appears here.")))
        showEmpty(tr("There is no run yet."), tr("Perplexity of the original and the quantized model appears here."),
                  QStringLiteral("run"), tr("Start the run"));
}

void QualityPage::retranslate() { setAccessibleName(tr("Quality")); }

} // namespace precis
