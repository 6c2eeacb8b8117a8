// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/start_page.h"

#include "pages/path_list.h"
#include "text/format.h"

#include <QCommandLinkButton>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace precis {

namespace {

constexpr std::size_t kRecent = 8;
constexpr double kTitleScale = 1.6;

// "stories260K – /home/me/models/stories260K": the name is what one looks for, the place tells two of them apart.
QString nameAndPlace(const QString& path) {
    return QStringLiteral("%1 – %2").arg(QDir(path).dirName(), QDir::toNativeSeparators(path));
}

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_explanation(new QLabel)
    , m_demo(new QCommandLinkButton)
    , m_openModel(new QCommandLinkButton)
    , m_openRun(new QCommandLinkButton)
    , m_unfinished(new PathList)
    , m_recent(new PathList)
    , m_finished(new PathList)
    , m_cached(new PathList) {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(createContent());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);
    connect(m_demo, &QCommandLinkButton::clicked, this, &StartPage::demoRequested);
    connect(m_openModel, &QCommandLinkButton::clicked, this, &StartPage::openModelRequested);
    connect(m_openRun, &QCommandLinkButton::clicked, this, &StartPage::openRunRequested);
    connect(m_unfinished, &PathList::chosen, this, &StartPage::resumeRequested);
    for (PathList* list : {m_recent, m_finished, m_cached})
        connect(list, &PathList::chosen, this, &StartPage::openRequested);
    setFocusProxy(m_demo);
    updateFonts();
    retranslate();
}

void StartPage::setRuns(const std::vector<RunEntry>& runs) {
    if (runs == m_runs)
        return;
    m_runs = runs;
    fillRuns();
}

void StartPage::setRecentModels(const QStringList& paths) {
    std::vector<PathList::Entry> entries;
    for (const QString& path : paths)
        entries.push_back({path, nameAndPlace(path)});
    m_recent->setEntries(entries);
}

void StartPage::setCachedModels(const std::vector<CachedModel>& models) {
    m_models = models;
    fillCachedModels();
}

void StartPage::setCanStart(bool can) {
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_demo, m_openModel, m_openRun, m_unfinished, m_recent, m_finished, m_cached})
        widget->setEnabled(can);
}

void StartPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        updateFonts();
}

QWidget* StartPage::createContent() {
    auto* content = new QWidget;
    for (QLabel* label : {m_title, m_explanation})
        label->setWordWrap(true);
    auto* begin = new QVBoxLayout;
    for (QCommandLinkButton* button : {m_demo, m_openModel, m_openRun})
        begin->addWidget(button);
    begin->addStretch();
    auto* lists = new QVBoxLayout;
    for (PathList* list : {m_unfinished, m_recent, m_finished, m_cached})
        lists->addWidget(list);
    lists->addStretch();
    auto* columns = new QHBoxLayout;
    columns->addLayout(begin, 1);
    columns->addSpacing(fontMetrics().height());
    columns->addLayout(lists, 1);
    auto* layout = new QVBoxLayout(content);
    const int margin = fontMetrics().height() * 2;
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    layout->addSpacing(fontMetrics().height());
    layout->addLayout(columns, 1);
    return content;
}

void StartPage::fillRuns() {
    std::vector<PathList::Entry> unfinished;
    std::vector<PathList::Entry> finished;
    for (const RunEntry& run : m_runs)
        if (!run.isResumable())
            finished.push_back({run.path, run.name});
        else if (run.finishedBlocks < run.blocks)
            unfinished.push_back(
                {run.path,
                 tr("%1 – %2 of %3 blocks").arg(run.name, formatCount(run.finishedBlocks), formatCount(run.blocks))});
        else
            unfinished.push_back({run.path, tr("%1 – not measured yet").arg(run.name)});
    for (auto* entries : {&unfinished, &finished})
        entries->resize(std::min(entries->size(), kRecent));
    m_unfinished->setEntries(unfinished);
    m_finished->setEntries(finished);
}

void StartPage::fillCachedModels() {
    std::vector<PathList::Entry> entries;
    for (const CachedModel& model : m_models)
        entries.push_back({model.path, QStringLiteral("%1 – %2").arg(model.name, formatBytes(model.bytes))});
    m_cached->setEntries(entries);
}

void StartPage::retranslate() {
    setAccessibleName(tr("Start"));
    m_title->setText(tr("Make a language model smaller, and see what that costs"));
    m_explanation->setText(tr("Open a model, choose a recipe and start a run. The result can be resumed, compared and "
                              "exported. You can also drop a folder here."));
    m_demo->setText(tr("Try the &demo"));
    m_demo->setDescription(tr("Quantizes the small model that comes with Precis to 2 bits and shows what became of it, "
                              "in less than a minute."));
    m_openModel->setText(tr("Open a &model…"));
    m_openModel->setDescription(tr("A folder from Hugging Face: config.json, safetensors and a tokenizer."));
    m_openRun->setText(tr("Open a ru&n…"));
    m_openRun->setDescription(tr("The folder of a run, to see it again or to resume it."));
    m_unfinished->setTitle(tr("Resume an &unfinished run"));
    m_recent->setTitle(tr("Recent mode&ls"));
    m_finished->setTitle(tr("Re&cent runs"));
    m_cached->setTitle(tr("Models in the Hu&gging Face cache"));
    fillRuns();
    fillCachedModels();
}

void StartPage::updateFonts() {
    QFont large = font();
    large.setPointSizeF(font().pointSizeF() * kTitleScale);
    m_title->setFont(large);
}

} // namespace precis
