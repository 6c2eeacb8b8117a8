// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/run_controller.h"

#include <utility>

namespace precis {

namespace {

constexpr int kCollectMilliseconds = 40;
constexpr std::size_t kEventsPerBatch = 256; // keeps the replay of a long log from blocking the GUI thread

} // namespace

struct RunController::Mailbox {
    std::mutex mutex;
    std::vector<Event> events;
    std::optional<Delivery> delivery; // set when the job has ended
};

RunController::RunController(Engine engine, QObject* parent) : QObject(parent), m_engine(std::move(engine)) {
    m_timer.setInterval(kCollectMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &RunController::collect);
}

RunController::~RunController() {
    if (m_control)
        m_control->stop();
}

void RunController::probeDevice() {
    start(EngineState::Opening, [this](const EventSink&, RunControl&) -> Delivery {
        return [this, device = m_engine.probeDevice()] { Q_EMIT deviceProbed(device); };
    });
}

void RunController::openModel(const QString& model) {
    start(EngineState::Opening,
          [this, path = model.toStdString()](const EventSink& sink, RunControl& control) -> Delivery {
              return [this, summary = m_engine.inspect(path, std::nullopt, sink, control)] {
                  Q_EMIT modelOpened(summary);
              };
          });
}

void RunController::openRun(const QString& run) {
    start(EngineState::Opening,
          [this, path = run.toStdString()](const EventSink& sink, RunControl& control) -> Delivery {
              OpenedRun opened{.folder = m_engine.openRun(path), .model = {}, .modelProblem = {}};
              try {
                  opened.model = m_engine.inspect(opened.folder.state.model, std::nullopt, sink, control);
              } catch (const Error& error) {
                  if (error.kind() == ErrorKind::Stopped)
                      throw;
                  opened.modelProblem = QString::fromStdString(error.what());
              }
              return [this, opened = std::move(opened)] { Q_EMIT runOpened(opened); };
          });
}

void RunController::replay(const QString& run) {
    start(EngineState::Opening, [this, path = run.toStdString()](const EventSink& sink, RunControl&) -> Delivery {
        for (const Event& event : m_engine.readEvents(path))
            sink(event);
        return [] {};
    });
}

void RunController::findRuns(const QString& folder) {
    start(EngineState::Opening, [this, folder](const EventSink&, RunControl&) -> Delivery {
        return [this, folder, runs = listRuns(m_engine, folder)] { Q_EMIT runsFound(folder, runs); };
    });
}

void RunController::findModels(const QString& cache) {
    start(EngineState::Opening, [this, cache](const EventSink&, RunControl&) -> Delivery {
        return [this, models = listCachedModels(cache)] { Q_EMIT modelsFound(models); };
    });
}

void RunController::quantize(const QuantizeRequest& request) {
    start(EngineState::Running, [this, request](const EventSink& sink, RunControl& control) -> Delivery {
        return [this, report = m_engine.quantize(request, sink, control)] { Q_EMIT runFinished(report); };
    });
}

void RunController::resume(const QString& run) {
    start(EngineState::Running,
          [this, path = run.toStdString()](const EventSink& sink, RunControl& control) -> Delivery {
              return [this, report = m_engine.resume(path, sink, control)] { Q_EMIT runFinished(report); };
          });
}

void RunController::evaluate(const QString& subject, const EvaluationRequest& request, const QString& against) {
    start(EngineState::Running,
          [this, subject = subject.toStdString(), request,
           against = against.toStdString()](const EventSink& sink, RunControl& control) -> Delivery {
              return [this, report = m_engine.evaluate(subject, request, against, sink, control)] {
                  Q_EMIT evaluationFinished(report);
              };
          });
}

void RunController::inspect(const QString& model, const TextSource& text) {
    start(EngineState::Running,
          [this, path = model.toStdString(), text](const EventSink& sink, RunControl& control) -> Delivery {
              return
                  [this, summary = m_engine.inspect(path, text, sink, control)] { Q_EMIT inspectionFinished(summary); };
          });
}

void RunController::plantOutliers(const PlantRequest& request) {
    start(EngineState::Running, [this, request](const EventSink& sink, RunControl& control) -> Delivery {
        m_engine.plantOutliers(request, sink, control);
        return [this, model = QString::fromStdString(request.out)] { Q_EMIT outliersPlanted(model); };
    });
}

void RunController::timeProducts(const ProductTimingRequest& request) {
    start(EngineState::Running, [this, request](const EventSink&, RunControl& control) -> Delivery {
        return [this, timings = m_engine.timeProducts(request, {}, control)] { Q_EMIT productsTimed(timings); };
    });
}

void RunController::pause() {
    if (m_state != EngineState::Running)
        return;
    m_control->pause();
    setState(EngineState::Paused);
}

void RunController::unpause() {
    if (m_state != EngineState::Paused)
        return;
    m_control->resume();
    setState(EngineState::Running);
}

void RunController::togglePause() {
    if (m_state == EngineState::Paused)
        unpause();
    else
        pause();
}

void RunController::stop() {
    if (!isBusy() || m_state == EngineState::Stopping)
        return;
    m_control->stop();
    setState(EngineState::Stopping);
}

void RunController::start(EngineState state, Job job) {
    if (isBusy())
        return;
    m_control = std::make_shared<RunControl>();
    m_mailbox = std::make_shared<Mailbox>();
    m_worker =
        std::jthread([this, job = std::move(job), control = m_control, mailbox = m_mailbox, threads = m_threads] {
            const EventSink sink = [&mailbox](const Event& event) {
                std::lock_guard lock(mailbox->mutex);
                mailbox->events.push_back(event);
            };
            Delivery delivery;
            try {
                if (m_engine.setThreads)
                    m_engine.setThreads(threads);
                delivery = job(sink, *control);
            } catch (const Error& error) {
                if (error.kind() == ErrorKind::Stopped)
                    delivery = [this] { Q_EMIT stopped(); };
                else
                    delivery = [this, message = QString::fromStdString(error.what())] { Q_EMIT failed(message); };
            } catch (const std::exception& error) {
                delivery = [this, message = QString::fromStdString(error.what())] { Q_EMIT failed(message); };
            }
            std::lock_guard lock(mailbox->mutex);
            mailbox->delivery = std::move(delivery);
        });
    m_timer.start();
    setState(state);
}

void RunController::setState(EngineState state) {
    m_state = state;
    Q_EMIT stateChanged(state);
}

void RunController::collect() {
    std::optional<Delivery> delivery;
    {
        std::lock_guard lock(m_mailbox->mutex);
        if (m_waiting.empty())
            m_waiting.swap(m_mailbox->events);
        if (m_waiting.size() <= kEventsPerBatch && m_mailbox->events.empty())
            delivery.swap(m_mailbox->delivery);
    }
    if (!m_waiting.empty()) {
        const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(std::min(kEventsPerBatch, m_waiting.size()));
        const std::vector<Event> batch(m_waiting.begin(), end);
        m_waiting.erase(m_waiting.begin(), end);
        Q_EMIT eventsArrived(batch);
    }
    if (!delivery)
        return;
    m_timer.stop();
    m_worker.join(); // it has nothing left to do
    setState(EngineState::Idle);
    (*delivery)();
    Q_EMIT jobEnded();
}

} // namespace precis
