// SPDX-License-Identifier: GPL-3.0-or-later
// OverridesEditor: the table of layer overrides with buttons to add and remove rows.
#pragma once

#include "recipe/overrides_model.h"

#include <QPushButton>
#include <QTableView>
#include <QWidget>

namespace precis {

class OverridesEditor : public QWidget {
    Q_OBJECT

public:
    explicit OverridesEditor(QWidget* parent = nullptr);

    const std::vector<LayerOverride>& overrides() const { return m_model->overrides(); }
    void setOverrides(const std::vector<LayerOverride>& overrides);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();

    OverridesModel* m_model;
    QTableView* m_table;
    QPushButton* m_add;
    QPushButton* m_remove;
};

} // namespace precis
