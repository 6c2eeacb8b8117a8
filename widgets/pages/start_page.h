// SPDX-License-Identifier: GPL-3.0-or-later
// StartPage: what one can begin with while nothing is open.
#pragma once

#include "run/model_cache.h"
#include "run/run_entry.h"

#include <QWidget>

class QCommandLinkButton;
class QLabel;

namespace precis {

class PathList;

class StartPage final : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setRuns(const std::vector<RunEntry>& runs); // newest first
    void setRecentModels(const QStringList& paths);
    void setCachedModels(const std::vector<CachedModel>& models);
    // False while the engine has something to do that must not be disturbed.
    void setCanStart(bool can);

    QCommandLinkButton* demoButton() const { return m_demo; }
    QCommandLinkButton* openModelButton() const { return m_openModel; }
    PathList* unfinishedRuns() const { return m_unfinished; }
    PathList* recentModels() const { return m_recent; }
    PathList* finishedRuns() const { return m_finished; }
    PathList* cachedModels() const { return m_cached; }

Q_SIGNALS:
    void demoRequested();
    void openModelRequested();
    void openRunRequested();
    void openRequested(const QString& path);
    void resumeRequested(const QString& run);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* createContent();
    void fillRuns();
    void fillCachedModels();
    void retranslate();
    void updateFonts();

    std::vector<RunEntry> m_runs;
    std::vector<CachedModel> m_models;
    QLabel* m_title;
    QLabel* m_explanation;
    QCommandLinkButton* m_demo;
    QCommandLinkButton* m_openModel;
    QCommandLinkButton* m_openRun;
    PathList* m_unfinished;
    PathList* m_recent;
    PathList* m_finished;
    PathList* m_cached;
};

} // namespace precis
