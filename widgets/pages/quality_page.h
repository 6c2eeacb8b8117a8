// SPDX-License-Identifier: GPL-3.0-or-later
// QualityPage: perplexity of the quantized model against the original, over the whole text and window by window.
#pragma once

#include "pages/page.h"

namespace precis {

class QualityPage final : public Page {
    Q_OBJECT

public:
    QualityPage(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

private:
    void refresh() override;
    void retranslate() override;
};

} // namespace precis
