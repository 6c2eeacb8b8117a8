// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/run_data.h"

#include "models/layer_error_model.h"
#include "models/outlier_model.h"
#include "models/perplexity_model.h"

#include <QFileInfo>

namespace precis {

namespace {

bool isSameFolder(const std::string& a, const std::string& b) {
    const auto absolute = [](const std::string& path) {
        return QFileInfo(QString::fromStdString(path)).absoluteFilePath();
    };
    return a == b || absolute(a) == absolute(b);
}

// For the events that pages keep nothing of.
struct IgnoreAny {
    template <class Event>
    void operator()(const Event&) const {}
};

} // namespace

RunData::RunData(QObject* parent)
    : QObject(parent)
    , m_layerErrors(new LayerErrorModel(this))
    , m_perplexities(new PerplexityModel(this))
    , m_outliers(new OutlierModel(this)) {}

void RunData::reset() {
    clearRun();
    announce();
}

void RunData::apply(const Event& event) {
    struct Visitor : IgnoreAny {
        RunData& data;
        void operator()(const RunStarted& started) const {
            if (data.m_model && !isSameFolder(data.m_model->path, started.model))
                data.clearModel();
            data.m_started = started;
            data.m_finished.reset();
        }
        void operator()(const StageProgress& progress) const { data.m_elapsed = progress.elapsed; }
        void operator()(const LayerQuantized& layer) const { data.m_layerErrors->apply(layer); }
        void operator()(const RoundingTaken& taken) const { data.m_roundings.apply(taken.rounding); }
        void operator()(const SnapshotTaken& taken) const { data.m_outliers->apply(taken.snapshot); }
        void operator()(const PerplexityMeasured& measured) const { data.m_perplexities->apply(measured); }
        void operator()(const WarningRaised& warning) const {
            data.m_warnings += QString::fromStdString(warning.message);
        }
        void operator()(const RunFinished& finished) const { data.m_finished = finished; }
        using IgnoreAny::operator();
    };
    std::visit(Visitor{{}, *this}, event);
    m_training.apply(event);
    announce();
}

void RunData::setModel(const ModelSummary& model) {
    if (m_started && !isSameFolder(m_started->model, model.path))
        clearRun();
    if (m_model && !isSameFolder(m_model->path, model.path)) {
        clearRun();
        clearModel();
    }
    m_model = model;
    for (const Snapshot& snapshot : model.outliers)
        m_outliers->apply(std::make_shared<const Snapshot>(snapshot));
    announce();
}

void RunData::closeModel() {
    clearRun();
    clearModel();
    announce();
}

void RunData::setOrigin(const RunOrigin& origin) {
    m_origin = origin;
    announce();
}

double RunData::seconds() const { return m_finished ? m_finished->seconds : m_elapsed; }

bool RunData::trains() const {
    return !m_training.windows().empty() || (m_started && m_origin && m_origin->recipe.reconstruction.enabled);
}

QString RunData::protocol() const {
    const QStringList measured = m_perplexities->protocols();
    if (measured.contains(m_chosenProtocol))
        return m_chosenProtocol;
    return measured.isEmpty() ? QString() : measured.last();
}

void RunData::setProtocol(const QString& protocol) {
    m_chosenProtocol = protocol;
    announce();
}

void RunData::retranslate() {
    m_layerErrors->retranslate();
    m_perplexities->retranslate();
    m_outliers->retranslate();
    announce();
}

void RunData::announce() {
    if (m_announced)
        return;
    m_announced = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_announced = false;
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

void RunData::clearRun() {
    m_origin.reset();
    m_started.reset();
    m_finished.reset();
    m_elapsed = 0;
    m_warnings.clear();
    m_layerErrors->reset();
    m_perplexities->reset();
    m_training.reset();
    m_roundings.reset();
}

void RunData::clearModel() {
    m_model.reset();
    m_outliers->reset();
}

} // namespace precis
