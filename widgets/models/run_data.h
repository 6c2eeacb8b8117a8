// SPDX-License-Identifier: GPL-3.0-or-later
// RunData: all that the pages show of the model and run on display. A live run, the replay of a finished one and a run
// that another process writes all come in through apply().
#pragma once

#include "models/roundings.h"
#include "models/training_history.h"

#include <precis/demo.h>
#include <precis/events.h>
#include <precis/report.h>

#include <QObject>
#include <QStringList>

#include <optional>

namespace precis {

class LayerErrorModel;
class OutlierModel;
class PerplexityModel;

// What the run on display was made with, as its folder tells.
struct RunOrigin {
    Recipe recipe;
    RunState state;
    std::optional<PerplexityFloor> floor; // of its evaluation text
};

class RunData final : public QObject {
    Q_OBJECT

public:
    explicit RunData(QObject* parent = nullptr);

    // Forgets the run; the model and its outliers stay.
    void reset();
    void apply(const Event& event);
    // The model on display. Another model than before also means another run: everything else is forgotten.
    void setModel(const ModelSummary& model);
    void closeModel(); // and forgets the run

    const std::optional<ModelSummary>& model() const { return m_model; }
    const std::optional<RunStarted>& started() const { return m_started; }
    const std::optional<RunFinished>& finished() const { return m_finished; }
    // Nothing while the folder is unknown, as in a replay of events alone.
    const std::optional<RunOrigin>& origin() const { return m_origin; }
    void setOrigin(const RunOrigin& origin);
    bool isRunning() const { return m_started && !m_finished; }
    // Of the run so far, or of all of it.
    double seconds() const;
    QStringList warnings() const { return m_warnings; }

    LayerErrorModel* layerErrors() const { return m_layerErrors; }
    PerplexityModel* perplexities() const { return m_perplexities; }
    OutlierModel* outliers() const { return m_outliers; }
    const TrainingHistory& training() const { return m_training; }
    const Roundings& roundings() const { return m_roundings; }
    // Whether the run trains windows of blocks: as its recipe tells, or else as it did.
    bool trains() const;

    // Which of the measured protocols the pages compare under: the one that was chosen, or else the latest.
    QString protocol() const;
    void setProtocol(const QString& protocol);

    // Call on a change of language or locale.
    void retranslate();

Q_SIGNALS:
    // Once for all that was applied since the event loop last ran.
    void changed();

private:
    void announce();
    void clearRun();
    void clearModel();

    std::optional<ModelSummary> m_model;
    std::optional<RunOrigin> m_origin;
    std::optional<RunStarted> m_started;
    std::optional<RunFinished> m_finished;
    double m_elapsed = 0;
    QStringList m_warnings;
    QString m_chosenProtocol;
    LayerErrorModel* m_layerErrors;
    PerplexityModel* m_perplexities;
    OutlierModel* m_outliers;
    TrainingHistory m_training;
    Roundings m_roundings;
    bool m_announced = false;
};

} // namespace precis
