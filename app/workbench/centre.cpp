// SPDX-License-Identifier: GPL-3.0-or-later
#include "centre.h"

#include "pages/additive_view.h"
#include "pages/codebooks_page.h"
#include "pages/deployment_page.h"
#include "pages/outliers_page.h"
#include "pages/overview_page.h"
#include "pages/quality_page.h"
#include "pages/rounding_page.h"
#include "pages/start_page.h"
#include "pages/training_page.h"
#include "run/banner.h"
#include "run/next_runs.h"
#include "run/workspace.h"
#include "settings.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace precis {

Centre::Centre(Workspace* workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_banner(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_start(new StartPage)
    , m_pages(new QTabWidget)
    , m_overview(
          new OverviewPage(workspace->data(), workspace->selection(), workspace->controller()->engine().countBits)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_pages);
    buildPages();
    connectStartPage();
    connect(workspace, &Workspace::noticed, m_banner, &Banner::showNotice);
    showStartPage();
}

int Centre::pageCount() const { return m_pages->count(); }

void Centre::showStartPage() {
    m_start->setRecentModels(recentModels());
    m_stack->setCurrentWidget(m_start);
    m_start->setFocus();
}

void Centre::showPage(int page) {
    m_pages->setCurrentIndex(page);
    m_stack->setCurrentWidget(m_pages);
}

void Centre::showPage(const QString& name) {
    for (int i = 0; i < m_pages->count(); ++i)
        if (m_pages->widget(i)->objectName() == name)
            showPage(i);
}

void Centre::retranslate(const QStringList& titles) {
    for (int i = 0; i < titles.size(); ++i)
        m_pages->setTabText(i, titles[i]);
}

void Centre::updateSituation() {
    m_start->setCanStart(m_workspace->available().open);
    m_overview->setCanStart(m_workspace->available().run);
    m_deployment->setCanMeasure(!m_workspace->controller()->isBusy());
}

void Centre::buildPages() {
    m_pages->setDocumentMode(true);
    const auto add = [this](Page* page, const char* name) {
        page->setObjectName(QString::fromLatin1(name));
        m_pages->addTab(page, QString());
        connect(page, &Page::actionRequested, this, [this](const QString& name) {
            if (name == QLatin1String("turn_on_reconstruction"))
                m_workspace->turnOnReconstruction();
            else if (name == QLatin1String("use_codebooks"))
                m_workspace->useCodebooks();
            else if (name == QLatin1String("choose_calibration"))
                Q_EMIT m_workspace->calibrationNeeded();
            else
                Q_EMIT actionRequested(name);
        });
    };
    add(m_overview, "overview");
    add(new TrainingPage(m_workspace->data(), m_workspace->selection()), "training");
    add(new RoundingPage(m_workspace->data(), m_workspace->selection()), "rounding");
    auto* codebooks = new CodebooksPage(m_workspace->data(), m_workspace->selection(), m_workspace->codebooks(),
                                        m_workspace->additive());
    add(codebooks, "codebooks");
    connect(codebooks->additiveView(), &AdditiveView::shareChosen, m_workspace, &Workspace::useCriticalShare);
    auto* outliers = new OutliersPage(m_workspace->data(), m_workspace->selection(), m_workspace->trials());
    add(outliers, "outliers");
    connect(outliers->thresholds(), &ThresholdPanel::studyWanted, m_workspace, &Workspace::studyOutliers);
    connect(outliers->thresholds(), &ThresholdPanel::thresholdChosen, m_workspace, &Workspace::useThreshold);
    add(new QualityPage(m_workspace->data(), m_workspace->selection()), "quality");
    m_deployment = new DeploymentPage(m_workspace->data(), m_workspace->selection());
    add(m_deployment, "deployment");
    connect(m_deployment, &DeploymentPage::timingWanted, m_workspace, &Workspace::timeProducts);
    connect(m_workspace, &Workspace::productsTimed, m_deployment, &DeploymentPage::setTimings);
}

void Centre::connectStartPage() {
    connect(m_start, &StartPage::demoRequested, this, [this] { tryDemo(*m_workspace); });
    connect(m_start, &StartPage::openModelRequested, this,
            [this] { Q_EMIT actionRequested(QStringLiteral("open_model")); });
    connect(m_start, &StartPage::openRunRequested, this,
            [this] { Q_EMIT actionRequested(QStringLiteral("open_run")); });
    connect(m_start, &StartPage::openRequested, m_workspace, &Workspace::open);
    connect(m_start, &StartPage::resumeRequested, m_workspace, &Workspace::resume);
    const auto showRuns = [this] { m_start->setRuns(m_workspace->tree()->runs()); };
    connect(m_workspace->tree(), &QAbstractItemModel::modelReset, this, showRuns);
    connect(m_workspace->tree(), &QAbstractItemModel::rowsInserted, this, showRuns);
    connect(m_workspace->tree(), &QAbstractItemModel::dataChanged, this, showRuns);
    connect(m_workspace, &Workspace::modelsFound, m_start, &StartPage::setCachedModels);
    // What is opened or begins to run is what one wants to see.
    const auto showPages = [this] { m_stack->setCurrentWidget(m_pages); };
    connect(m_workspace, &Workspace::modelOpened, this, showPages);
    connect(m_workspace, &Workspace::eventsApplied, this, [showPages](const std::vector<Event>& events) {
        if (std::ranges::any_of(events, [](const Event& event) { return std::holds_alternative<RunStarted>(event); }))
            showPages();
    });
}

} // namespace precis
