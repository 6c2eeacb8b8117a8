// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/deployment_page.h"

#include "models/layer_selection.h"
#include "models/run_data.h"
#include "plots/bar_plot.h"
#include "text/format.h"
#include "text/notice_label.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace precis {

namespace {

constexpr int kLargestSide = 65536;
constexpr int kUsualSide = 4096;
// Of models that people run: square attention and wide feed-forward layers.
constexpr std::array<std::pair<int, int>, 3> kUsualShapes{{{2048, 2048}, {4096, 4096}, {11008, 4096}}};

} // namespace

DeploymentPage::DeploymentPage(RunData* data, LayerSelection* selection, QWidget* parent)
    : Page(data, selection, parent)
    , m_introduction(new QLabel)
    , m_shapeLabel(new QLabel)
    , m_shape(new QComboBox)
    , m_rowsLabel(new QLabel)
    , m_rows(new QSpinBox)
    , m_columnsLabel(new QLabel)
    , m_columns(new QSpinBox)
    , m_measure(new QPushButton)
    , m_problem(makeNoticeLabel(this))
    , m_sentence(new QLabel)
    , m_table(new FiguresTable)
    , m_times(new BarPlot) {
    setContent(createContent());
    connect(m_shape, &QComboBox::activated, this, &DeploymentPage::chooseShape);
    connect(m_measure, &QPushButton::clicked, this, [this] {
        Q_EMIT timingWanted({.rows = m_rows->value(), .columns = m_columns->value(), .instructions = {}});
    });
    for (QSpinBox* side : {m_rows, m_columns})
        connect(side, &QSpinBox::valueChanged, this, [this] {
            m_shape->setCurrentIndex(m_shape->count() - 1);
            checkShape();
        });
    start();
}

void DeploymentPage::setTimings(const ProductTimings& timings) {
    m_model.setTimings(timings);
    fillResult();
}

void DeploymentPage::setCanMeasure(bool can) {
    m_canMeasure = can;
    checkShape();
}

QString DeploymentPage::sentence() const { return m_sentence->text(); }

void DeploymentPage::refresh() {
    fillShapes();
    showContent();
}

void DeploymentPage::retranslate() {
    setAccessibleName(tr("Deployment"));
    m_introduction->setText(
        tr("A language model that writes one token at a time spends most of it multiplying matrices with vectors, and "
           "what limits that is how fast memory brings the weights. Here this machine multiplies a layer in several "
           "formats, with our own kernels, and reads memory in the same measurement."));
    m_shapeLabel->setText(tr("&Layer:"));
    m_rowsLabel->setText(tr("R&ows:"));
    m_columnsLabel->setText(tr("&Columns:"));
    m_measure->setText(tr("&Measure"));
    m_measure->setToolTip(tr("Takes about three seconds. Other programs that keep the machine busy disturb it."));
    m_shape->setAccessibleName(tr("Layer"));
    m_rows->setAccessibleName(tr("Rows"));
    m_columns->setAccessibleName(tr("Columns"));
    m_table->setAccessibleName(tr("Size and time of each format"));
    m_times->setTitle(tr("Time of a product with a vector (µs, lower is better)"));
    m_model.retranslate();
    m_shape->clear(); // its texts change too
    fillShapes();
    checkShape();
    fillResult();
}

QWidget* DeploymentPage::createContent() {
    for (QLabel* label : {m_introduction, m_sentence}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* choices = new QHBoxLayout;
    const auto add = [choices](QLabel* label, QWidget* field) {
        label->setBuddy(field);
        choices->addWidget(label);
        choices->addWidget(field);
    };
    m_shape->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    add(m_shapeLabel, m_shape);
    for (QSpinBox* side : {m_rows, m_columns}) {
        side->setRange(1, kLargestSide);
        side->setValue(kUsualSide);
    }
    add(m_rowsLabel, m_rows);
    add(m_columnsLabel, m_columns);
    choices->addWidget(m_measure);
    choices->addStretch(1);
    m_table->setModel(&m_model);
    m_table->setWideColumn(ProductTimingModel::Format);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->addWidget(m_introduction);
    layout->addLayout(choices);
    layout->addWidget(m_problem);
    layout->addWidget(m_sentence);
    layout->addWidget(m_table);
    layout->addWidget(m_times, 1);
    return content;
}

// The shapes of the open model's layers, some usual ones, and any other.
void DeploymentPage::fillShapes() {
    std::vector<std::pair<int, int>> shapes;
    QStringList names;
    const auto add = [&](int rows, int columns, const QString& name) {
        if (const auto known = std::ranges::find(shapes, std::pair(rows, columns)); known != shapes.end())
            return;
        shapes.emplace_back(rows, columns);
        names += name.isEmpty() ? formatShape(rows, columns) : tr("%1: %2").arg(name, formatShape(rows, columns));
    };
    if (const auto& model = runData()->model())
        for (const LayerShape& layer : model->layers)
            add(layer.rows, layer.columns, QString::fromStdString(layer.layer));
    for (const auto& [rows, columns] : kUsualShapes)
        add(rows, columns, {});
    names += tr("Another shape");
    QStringList present;
    for (int item = 0; item < m_shape->count(); ++item)
        present += m_shape->itemText(item);
    if (present == names)
        return;
    m_shape->clear();
    for (int item = 0; item < names.size(); ++item) {
        const bool isShape = item < static_cast<int>(shapes.size());
        const QSize sides =
            isShape ? QSize(shapes[static_cast<std::size_t>(item)].second, shapes[static_cast<std::size_t>(item)].first)
                    : QSize();
        m_shape->addItem(names[item], sides);
    }
    const int current = m_shape->findData(QSize(m_columns->value(), m_rows->value()));
    m_shape->setCurrentIndex(current >= 0 ? current : m_shape->count() - 1);
}

void DeploymentPage::chooseShape() {
    const QSize sides = m_shape->currentData().toSize();
    if (sides.isEmpty()) {
        m_rows->setFocus();
        return;
    }
    const QSignalBlocker rows(m_rows);
    const QSignalBlocker columns(m_columns);
    m_rows->setValue(sides.height());
    m_columns->setValue(sides.width());
    checkShape();
}

void DeploymentPage::checkShape() {
    const bool fits = std::int64_t(m_rows->value()) * m_columns->value() <= kMostProductWeights;
    m_measure->setEnabled(m_canMeasure && fits);
    setNotice(m_problem,
              fits ? QString()
                   : tr("Rows times columns can be %1 at most: more would not fit into the memory of many machines.")
                         .arg(formatCount(kMostProductWeights)));
}

void DeploymentPage::fillResult() {
    const ProductTimings& timings = m_model.timings();
    const bool isMeasured = !timings.formats.empty();
    m_table->setVisible(isMeasured);
    m_table->showAllRows();
    m_sentence->setVisible(isMeasured);
    m_times->setNote(isMeasured ? QString() : tr("Nothing is measured yet."));
    if (!isMeasured)
        return;
    m_sentence->setText(tr("A layer of %1 on %2 threads with %3 instructions. Memory brings %4 a second.")
                            .arg(formatShape(timings.rows, timings.columns), formatCount(timings.threads),
                                 QString::fromStdString(timings.instructions),
                                 formatBytes(static_cast<quint64>(timings.memoryBytesPerSecond))));
    BarChart chart;
    chart.nameHeader = tr("Format");
    chart.valueLabel = tr("Microseconds");
    chart.showsValues = true;
    chart.showsLegend = true;
    constexpr double kHalf = 0.2;
    chart.barWidth = 2 * kHalf;
    BarSeries measured{tr("Measured"), {}}, bound{tr("As fast as memory brings the weights"), {}};
    for (const ProductTiming& timing : timings.formats) {
        const double position = static_cast<double>(chart.ticks.size());
        const double least = static_cast<double>(timing.bytes) / timings.memoryBytesPerSecond;
        const QString name = labelOf(timing.format);
        QString inTwoLines = name; // cut behind the comma, or else at the first blank
        const qsizetype comma = name.indexOf(u','), blank = name.indexOf(u' ', comma + 1);
        if (blank >= 0)
            inTwoLines[blank] = u'\n';
        chart.ticks.emplace_back(position, inTwoLines);
        measured.bars.push_back({.position = position - kHalf,
                                 .value = 1e6 * timing.seconds,
                                 .name = tr("%1, measured").arg(name),
                                 .text = formatMicroseconds(timing.seconds)});
        bound.bars.push_back({.position = position + kHalf,
                              .value = 1e6 * least,
                              .name = tr("%1, by memory alone").arg(name),
                              .text = formatMicroseconds(least)});
    }
    chart.series = {std::move(measured), std::move(bound)};
    m_times->setChart(std::move(chart));
}

} // namespace precis
