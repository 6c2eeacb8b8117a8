// SPDX-License-Identifier: GPL-3.0-or-later
// OverviewPage: the original, rounding to nearest and this run, side by side.
#pragma once

#include "pages/page.h"

namespace precis {

class OverviewPage final : public Page {
    Q_OBJECT

public:
    OverviewPage(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

private:
    void refresh() override;
    void retranslate() override;
};

} // namespace precis
