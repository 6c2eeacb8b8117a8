// SPDX-License-Identifier: GPL-3.0-or-later
// RunController: runs one engine job at a time on a worker thread and brings its events and result to the GUI thread.
//
// Nothing of Qt lives on the worker. Events wait in a vector that a timer empties 25 times a second, one signal a
// batch; results are values; errors are texts. The GUI thread never waits for the worker.
#pragma once

#include "run/model_cache.h"
#include "run/run_entry.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <mutex>
#include <thread>

namespace precis {

enum class EngineState { Idle, Opening, Running, Paused, Stopping };

// A run folder and the model it is about, when that is still where it was.
struct OpenedRun {
    RunFolder folder;
    std::optional<ModelSummary> model;
    QString modelProblem; // why there is no model
};

class RunController : public QObject {
    Q_OBJECT

public:
    explicit RunController(Engine engine, QObject* parent = nullptr);
    ~RunController() override;

    const Engine& engine() const { return m_engine; }
    EngineState state() const { return m_state; }
    bool isBusy() const { return m_state != EngineState::Idle; }
    void setThreads(int threads) { m_threads = threads; }

    // Each starts a job; when one is running already, nothing happens.
    void probeDevice();
    void openModel(const QString& model);
    void openRun(const QString& run);
    void replay(const QString& run); // the events of its log arrive as if it ran now
    void findRuns(const QString& folder);
    void findModels(const QString& cache);
    void quantize(const QuantizeRequest& request);
    void resume(const QString& run);
    void evaluate(const QString& subject, const EvaluationRequest& request, const QString& against);
    void inspect(const QString& model, const TextSource& text);
    void plantOutliers(const PlantRequest& request);
    void timeProducts(const ProductTimingRequest& request);

    void pause();
    void unpause();
    void togglePause();
    void stop();

Q_SIGNALS:
    void stateChanged(precis::EngineState state);
    void eventsArrived(const std::vector<precis::Event>& events);
    void deviceProbed(const precis::DeviceInfo& device);
    void modelOpened(const precis::ModelSummary& model);
    void runOpened(const precis::OpenedRun& run);
    void runsFound(const QString& folder, const std::vector<precis::RunEntry>& runs);
    void modelsFound(const std::vector<precis::CachedModel>& models);
    void runFinished(const precis::RunReport& report);
    void evaluationFinished(const precis::EvaluationReport& report);
    void inspectionFinished(const precis::ModelSummary& model);
    void outliersPlanted(const QString& model); // the new folder
    void productsTimed(const precis::ProductTimings& timings);
    void failed(const QString& message);
    void stopped(); // a job other than a run gave up on request
    void jobEnded();

private:
    // A job runs on the worker; what it returns is called on the GUI thread when all events have been delivered.
    using Delivery = std::function<void()>;
    using Job = std::function<Delivery(const EventSink&, RunControl&)>;
    struct Mailbox;

    void start(EngineState state, Job job);
    void setState(EngineState state);
    void collect();

    Engine m_engine;
    EngineState m_state = EngineState::Idle;
    int m_threads = 0;
    QTimer m_timer;
    std::vector<Event> m_waiting; // taken from the mailbox, not yet emitted
    std::shared_ptr<RunControl> m_control;
    std::shared_ptr<Mailbox> m_mailbox;
    std::jthread m_worker; // last: joined before anything it uses is destroyed
};

} // namespace precis
