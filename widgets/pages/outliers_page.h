// SPDX-License-Identifier: GPL-3.0-or-later
// OutliersPage: the largest values of each channel, of one layer and of one kind of layer over all blocks.
#pragma once

#include "pages/page.h"

namespace precis {

class OutliersPage final : public Page {
    Q_OBJECT

public:
    OutliersPage(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

private:
    void refresh() override;
    void retranslate() override;
};

} // namespace precis
