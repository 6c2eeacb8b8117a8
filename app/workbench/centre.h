// SPDX-License-Identifier: GPL-3.0-or-later
// Centre: the middle of the window: notices above, below them the start page or the pages of what is open.
#pragma once

#include <QWidget>

class QStackedWidget;
class QTabWidget;

namespace precis {

class Banner;
class DeploymentPage;
class OverviewPage;
class StartPage;
class Workspace;

class Centre : public QWidget {
    Q_OBJECT

public:
    explicit Centre(Workspace* workspace, QWidget* parent = nullptr);

    int pageCount() const;
    StartPage* startPage() const { return m_start; }
    void showStartPage();
    void showPage(int page);
    void showPage(const QString& name); // "overview", "training", "rounding", ...
    void retranslate(const QStringList& titles);
    void updateSituation();

Q_SIGNALS:
    // Of a page: "open_model", "run", "evaluate", "inspect", "export" and variations of the run.
    void actionRequested(const QString& name);

private:
    void buildPages();
    void connectStartPage();

    Workspace* m_workspace;
    Banner* m_banner;
    QStackedWidget* m_stack;
    StartPage* m_start;
    QTabWidget* m_pages;
    OverviewPage* m_overview;
    DeploymentPage* m_deployment = nullptr;
};

} // namespace precis
