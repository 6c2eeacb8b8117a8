// SPDX-License-Identifier: GPL-3.0-or-later
// LogView: the log, which follows its end unless the user has scrolled away from it.
#pragma once

#include <QTreeView>

namespace precis {

class LogModel;

class LogView : public QTreeView {
    Q_OBJECT

public:
    explicit LogView(LogModel* model, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    LogModel* m_log;
    bool m_wasAtEnd = true;
};

} // namespace precis
