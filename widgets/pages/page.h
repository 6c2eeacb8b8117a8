// SPDX-License-Identifier: GPL-3.0-or-later
// Page: a view of the run in the centre of the window. Shows its content, or says why it is empty and what to do next.
#pragma once

#include <QWidget>

class QStackedLayout;

namespace precis {

class EmptyState;
class LayerSelection;
class RunData;

class Page : public QWidget {
    Q_OBJECT

public:
    Page(RunData* data, LayerSelection* selection, QWidget* parent);

    // Whether the page has something to show.
    bool hasContent() const;
    const EmptyState* emptyState() const { return m_empty; }

Q_SIGNALS:
    // The next step that the user chose: "open_model", "run", "evaluate", "inspect" or one of NextSteps.
    void actionRequested(const QString& actionName);

protected:
    RunData* runData() const { return m_data; }
    LayerSelection* selection() const { return m_selection; }

    // The subclass builds its content once, in its constructor.
    void setContent(QWidget* content);
    // Shows the content instead of the empty state.
    void showContent();
    // An empty actionName offers no button.
    void showEmpty(const QString& reason, const QString& explanation, const QString& actionName = {},
                   const QString& actionText = {});
    // The empty states that all pages share. False when the page has to look for itself.
    bool showSharedEmptyState(const QString& whatAppears);

    // Brings the page in line with the data.
    virtual void refresh() = 0;
    // Brings fixed texts in line with the language.
    virtual void retranslate() = 0;
    // Called by subclasses at the end of their constructor.
    void start();

    // Refreshes now when the page is in sight, or else when it comes into sight.
    void refreshWhenSeen();

    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    RunData* m_data;
    LayerSelection* m_selection;
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    bool m_isStale = false;
};

} // namespace precis
