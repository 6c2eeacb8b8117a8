// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plot_view.h"

#include "plots/log_ticker.h"
#include "plots/plot_colors.h"
#include "plots/plot_export.h"
#include "plots/qcustomplot.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyleOptionFocusRect>
#include <QStylePainter>
#include <QVBoxLayout>

#include <utility>

namespace precis {

namespace {

constexpr double kKeyZoom = 0.8;
constexpr double kNoStretch = 0.001; // zero is not allowed

} // namespace

PlotView::PlotView(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_title(new QCPTextElement(m_plot))
    , m_legendRow(new QCPLayoutGrid)
    , m_cursor(new QCPItemTracer(m_plot))
    , m_note(new QLabel(m_plot))
    , m_readOut(new QLabel(this))
    , m_menuButton(new QPushButton(m_plot))
    , m_menu(new QMenu(this)) {
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->plotLayout()->insertRow(0);
    m_plot->plotLayout()->addElement(0, 0, m_title);
    m_plot->plotLayout()->insertRow(1);
    m_plot->plotLayout()->addElement(1, 0, m_legendRow);
    m_plot->plotLayout()->setRowStretchFactor(1, kNoStretch);
    m_plot->plotLayout()->setRowSpacing(0);
    m_legendRow->addElement(0, 0, m_plot->legend);
    m_legendRow->addElement(0, 1, new QCPLayoutElement(m_plot)); // takes the room that the legend leaves
    m_plot->legend->setFillOrder(QCPLegend::foColumnsFirst);
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_title->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    m_cursor->setVisible(false);
    m_cursor->setSelectable(false);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    m_note->hide();
    auto* overlay = new QVBoxLayout(m_plot);
    overlay->setContentsMargins({});
    overlay->addWidget(m_menuButton, 0, Qt::AlignTop | Qt::AlignTrailing);
    overlay->addWidget(m_note, 1);
    m_readOut->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_readOut->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* layout = new QVBoxLayout(this);
    const int focusFrame = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this);
    layout->setContentsMargins(focusFrame, focusFrame, focusFrame, focusFrame);
    layout->setSpacing(0);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_readOut);

    createActions();
    connectMouse();
    connect(m_plot, &QCustomPlot::beforeReplot, this, &PlotView::wrapLegend); // at the width that is drawn
    retranslate();
    showLegend(false);
}

PlotView::~PlotView() = default;

void PlotView::setTitle(const QString& title) {
    setAccessibleName(title);
    elideTitle();
    replotLater();
}

QString PlotView::title() const { return accessibleName(); }

void PlotView::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    setAxesVisible(note.isEmpty());
    replotLater();
}

void PlotView::fit() {
    m_isFitted = true;
    fitAxes();
    replotLater();
}

std::optional<QString> PlotView::saveAs(const QString& file) {
    const bool hadCursor = m_cursor->visible();
    m_cursor->setVisible(false);
    auto problem = exportPlot(*m_plot, table(), file, title());
    m_cursor->setVisible(hadCursor);
    return problem;
}

QString PlotView::readOut() const { return m_readOut->text(); }

void PlotView::setCurrentPoint(int point) {
    if (point >= pointCount())
        point = -1;
    m_currentPoint = point;
    m_cursor->setVisible(point >= 0);
    if (point >= 0)
        m_cursor->position->setCoords(pointPosition(point));
    showReadOut(point >= 0 ? pointText(point) : QString());
    replotLater();
}

QSize PlotView::sizeHint() const { return {fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 16}; }

QSize PlotView::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 22, fontMetrics().height() * 9}; }

int PlotView::neighbour(int point, Qt::Orientation, int steps) const {
    return std::clamp(point + steps, 0, pointCount() - 1);
}

void PlotView::setAxesVisible(bool visible) { m_plot->axisRect()->setVisible(visible); }

void PlotView::dataChanged() {
    if (m_isFitted && !m_isDragging) // or else the axis would run away under the mouse
        fitAxes();
    if (m_currentPoint >= 0)
        setCurrentPoint(m_currentPoint);
    replotLater();
}

void PlotView::replotLater() { m_plot->replot(QCustomPlot::rpQueuedReplot); }

void PlotView::useLogarithmicAxis(QCPAxis* axis, bool logarithmic) {
    axis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (logarithmic)
        axis->setTicker(QSharedPointer<LogTicker>::create());
    else
        axis->setTicker(QSharedPointer<QCPAxisTicker>::create());
}

void PlotView::showLegend(bool visible) {
    m_plot->legend->setVisible(visible);
    m_legendRow->setMaximumSize(QWIDGETSIZE_MAX, visible ? QWIDGETSIZE_MAX : 0);
    wrapLegend();
}

void PlotView::applyPalette() {
    const QPalette colors = palette();
    const QColor text = colors.color(QPalette::Text);
    m_plot->setLocale(QLocale());
    m_plot->setBackground(colors.brush(QPalette::Base));
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextColor(text);
    m_plot->legend->setFont(font());
    m_plot->legend->setTextColor(text);
    m_plot->legend->setBrush(Qt::NoBrush);
    m_cursor->setPen(QPen(text, 2));
    m_cursor->setBrush(Qt::NoBrush);
    m_cursor->setSize(fontMetrics().height() * 0.6);
    for (QCPAxis* axis : m_plot->axisRect()->axes()) {
        axis->setBasePen(QPen(text));
        axis->setTickPen(QPen(text));
        axis->setSubTickPen(QPen(text));
        axis->setTickLabelColor(text);
        axis->setLabelColor(text);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->setNumberFormat(QStringLiteral("gb"));
        axis->setNumberPrecision(6);
        axis->grid()->setPen(QPen(gridColor(colors)));
        axis->grid()->setZeroLinePen(QPen(gridColor(colors)));
    }
    recolour();
    elideTitle();
    wrapLegend();
    replotLater();
}

void PlotView::changeEvent(QEvent* event) {
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::LocaleChange:
        applyPalette();
        break;
    case QEvent::LanguageChange:
        retranslate();
        applyPalette();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

void PlotView::contextMenuEvent(QContextMenuEvent* event) { m_menu->popup(event->globalPos()); }

void PlotView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Plus:
        zoom(kKeyZoom);
        return;
    case Qt::Key_Minus:
        zoom(1 / kKeyZoom);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_currentPoint >= 0)
            Q_EMIT pointActivated(m_currentPoint);
        return;
    case Qt::Key_Escape:
        if (m_currentPoint < 0)
            break;
        setCurrentPoint(-1);
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
        if (pointCount() == 0)
            return;
        const bool isSideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
        const int steps = event->key() == Qt::Key_Left || event->key() == Qt::Key_Down ? -1 : 1;
        setCurrentPoint(
            m_currentPoint < 0 ? 0 : neighbour(m_currentPoint, isSideways ? Qt::Horizontal : Qt::Vertical, steps));
        return;
    }
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void PlotView::leaveEvent(QEvent* event) {
    setCurrentPoint(-1);
    QWidget::leaveEvent(event);
}

void PlotView::paintEvent(QPaintEvent*) {
    if (!hasFocus())
        return;
    QStyleOptionFocusRect option;
    option.initFrom(this);
    option.rect = rect();
    option.backgroundColor = palette().color(QPalette::Window);
    QStylePainter(this).drawPrimitive(QStyle::PE_FrameFocusRect, option);
}

void PlotView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    elideTitle();
}

void PlotView::connectMouse() {
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { moveMouse(*event); });
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        m_pressedAt = event->position();
        m_isDragging = event->button() == Qt::LeftButton && canDragAt(m_pressedAt);
        m_plot->setInteraction(QCP::iRangeDrag, !m_isDragging);
        if (m_isDragging)
            beginDrag(m_pressedAt);
    });
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        if (std::exchange(m_isDragging, false))
            return;
        const bool isClick = (event->position() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
        if (event->button() != Qt::LeftButton || !isClick)
            return;
        if (const int point = pointAt(event->position()); point >= 0)
            Q_EMIT pointActivated(point);
    });
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this] { m_isFitted = false; });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] { fit(); });
}

void PlotView::moveMouse(const QMouseEvent& event) {
    if (m_isDragging) {
        dragTo(event.position());
    } else if (event.buttons() == Qt::NoButton) {
        m_plot->setCursor(canDragAt(event.position()) ? Qt::SizeVerCursor : Qt::ArrowCursor);
        setCurrentPoint(pointAt(event.position()));
    } else if (event.buttons() & Qt::LeftButton) {
        m_isFitted = false;
    }
}

void PlotView::createActions() {
    m_fitAction = m_menu->addAction({}, this, &PlotView::fit);
    m_fitAction->setShortcut(Qt::Key_Home);
    m_menu->addSeparator();
    m_saveAction = m_menu->addAction({}, this, [this] { askAndSave(QStringLiteral("png")); });
    m_saveAction->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    m_saveDataAction = m_menu->addAction({}, this, [this] { askAndSave(QStringLiteral("csv")); });
    m_saveDataAction->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    for (QAction* action : {m_fitAction, m_saveAction, m_saveDataAction})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addActions(m_menu->actions());
    m_menuButton->setMenu(m_menu);
    m_menuButton->setFlat(true);
    m_menuButton->setFocusPolicy(Qt::NoFocus); // the menu key opens the same menu on the plot
}

void PlotView::retranslate() {
    m_fitAction->setText(tr("Show all data"));
    m_saveAction->setText(tr("Save the plot as a picture…"));
    m_saveDataAction->setText(tr("Save the plot's numbers…"));
    m_menuButton->setText(tr("Plot"));
    m_menuButton->setToolTip(tr("Fit the plot to its data, or save it as PNG, SVG, PDF or CSV."));
    setAccessibleDescription(keyHelp());
    setWhatsThis(tr("The wheel zooms, dragging moves, a double click shows all data. The arrow keys read the values."));
}

QString PlotView::keyHelp() const {
    return tr("Arrow keys read the values, Return selects, plus and minus zoom, Home shows all.");
}

void PlotView::zoom(double factor) {
    m_isFitted = false;
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) // as the wheel does
        axis->scaleRange(factor);
    replotLater();
}

void PlotView::elideTitle() {
    m_title->setText(QFontMetrics(m_title->font())
                         .elidedText(title(), Qt::ElideRight, m_plot->width() - m_menuButton->sizeHint().width()));
}

void PlotView::wrapLegend() {
    QCPLegend* legend = m_plot->legend;
    if (!legend->visible() || legend->itemCount() == 0)
        return;
    int widest = 1;
    for (int item = 0; item < legend->itemCount(); ++item)
        if (const QCPAbstractLegendItem* entry = legend->item(item)) // the last row may have empty cells
            widest = std::max(widest, entry->minimumOuterSizeHint().width() + legend->columnSpacing());
    for (int item = 0; item < legend->itemCount(); ++item)
        if (QCPAbstractLegendItem* entry = legend->item(item))
            entry->setMaximumSize(widest, QWIDGETSIZE_MAX); // side by side, not spread over the plot
    const int columns = std::max(1, m_plot->width() / widest);
    if (legend->wrap() == columns)
        return;
    legend->setWrap(columns);
    legend->setFillOrder(legend->fillOrder(), true); // setWrap alone leaves the entries where they are
}

void PlotView::askAndSave(const QString& suffix) {
    auto* dialog = new QFileDialog(this, tr("Save plot"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const bool isData = suffix == u"csv";
    dialog->setNameFilters(
        isData ? QStringList{tr("Comma-separated values (*.csv)")}
               : QStringList{tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF document (*.pdf)")});
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        const qsizetype dot = filter.lastIndexOf(u'.');
        dialog->setDefaultSuffix(filter.mid(dot + 1, filter.size() - dot - 2));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const auto problem = saveAs(file);
        showReadOut(problem ? *problem : tr("The plot was saved as “%1”.").arg(file));
    });
    dialog->open();
}

void PlotView::showReadOut(const QString& text) {
    m_readOut->setText(text);
    m_readOut->setToolTip(text);
}

} // namespace precis
