// SPDX-License-Identifier: GPL-3.0-or-later
// FiguresTable: a table to read figures from, in compact rows and without a grid.
#pragma once

#include <QTableView>

namespace precis {

class FiguresTable final : public QTableView {
    Q_OBJECT

public:
    explicit FiguresTable(QWidget* parent = nullptr);

    // Columns take the room of their texts, and this one all that is left.
    void setWideColumn(int column);
    // Makes the table as high as its rows; call again when there are others.
    void showAllRows();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitRows();

    bool m_showsAllRows = false;
};

} // namespace precis
