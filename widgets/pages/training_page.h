// SPDX-License-Identifier: GPL-3.0-or-later
// TrainingPage: what each layer lost, as the run goes.
#pragma once

#include "pages/page.h"

namespace precis {

class TrainingPage final : public Page {
    Q_OBJECT

public:
    TrainingPage(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

private:
    void refresh() override;
    void retranslate() override;
};

} // namespace precis
