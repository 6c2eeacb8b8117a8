// SPDX-License-Identifier: GPL-3.0-or-later
// SessionView: the session tree, kept in step with the selected layer.
#pragma once

#include <QTreeView>

namespace precis {

class LayerSelection;
class SessionTreeModel;

class SessionView : public QTreeView {
    Q_OBJECT

public:
    SessionView(SessionTreeModel* model, LayerSelection* selection, QWidget* parent = nullptr);

    void setCanResume(bool can) { m_canResume = can; }

Q_SIGNALS:
    void openRequested(const QString& run);
    void resumeRequested(const QString& run);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showSelection();
    void arrange();

    SessionTreeModel* m_tree;
    LayerSelection* m_selection;
    bool m_canResume = true;
};

} // namespace precis
