// SPDX-License-Identifier: GPL-3.0-or-later
// PlotView: what all plots have in common: zoom, pan, fit, read-out, keyboard, colours of the palette, and saving.
#pragma once

#include "plots/plot_table.h"

#include <QWidget>

#include <optional>

class QCPAxis;
class QCPItemTracer;
class QCPLayoutGrid;
class QCPTextElement;
class QCustomPlot;
class QLabel;
class QMenu;
class QPushButton;

namespace precis {

// A plot is a view of numbered points: bars, places on curves, cells. The mouse and the arrow keys walk over them; a
// click or Return activates one.
class PlotView : public QWidget {
    Q_OBJECT

public:
    explicit PlotView(QWidget* parent = nullptr);
    ~PlotView() override;

    // Above the plot, also in saved pictures, and the accessible name.
    void setTitle(const QString& title);
    QString title() const;
    // Shown instead of data, when there is none.
    void setNote(const QString& note);

    virtual PlotTable table() const = 0;
    virtual int pointCount() const = 0;
    // What a point says when the mouse is over it: its name and value.
    virtual QString pointText(int point) const = 0;

    // Shows all data, and goes on doing so as they change until the user zooms.
    void fit();
    // By suffix: png, svg, pdf or csv. A sentence about what went wrong, if anything did.
    std::optional<QString> saveAs(const QString& file);

    QCustomPlot* plot() const { return m_plot; }
    QString readOut() const;
    int currentPoint() const { return m_currentPoint; }
    void setCurrentPoint(int point);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pointActivated(int point);

protected:
    // Sets the axes to show all data.
    virtual void fitAxes() = 0;
    // -1 when no point is near. In pixels of the plot.
    virtual int pointAt(const QPointF& pixel) const = 0;
    // Where a point is, in plot coordinates.
    virtual QPointF pointPosition(int point) const = 0;
    // What an arrow key leads to; `steps` is -1 or 1.
    virtual int neighbour(int point, Qt::Orientation direction, int steps) const;
    // Colours and fonts, after the base class has done axes, grid and legend.
    virtual void recolour() = 0;

    virtual void setAxesVisible(bool visible);

    // Something in the plot that the mouse can move, such as a line: whether it is there, then what becomes of it.
    virtual bool canDragAt(const QPointF&) const { return false; }
    virtual void beginDrag(const QPointF&) {}
    virtual void dragTo(const QPointF&) {}
    // What the keys do, for screen readers.
    virtual QString keyHelp() const;
    void showReadOut(const QString& text);

    // Call when the data changed: fits unless the user zoomed, and paints once in this turn of the event loop.
    void dataChanged();
    void replotLater();
    void useLogarithmicAxis(QCPAxis* axis, bool logarithmic);
    // A legend above the plot, in as many columns as fit.
    void showLegend(bool visible);
    void applyPalette();
    void retranslate();

    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectMouse();
    void createActions();
    void moveMouse(const QMouseEvent& event);
    void zoom(double factor);
    void elideTitle();
    void wrapLegend();
    void askAndSave(const QString& suffix);

    QCustomPlot* m_plot;
    QCPTextElement* m_title;
    QCPLayoutGrid* m_legendRow;
    QCPItemTracer* m_cursor;
    QLabel* m_note;
    QLabel* m_readOut;
    QPushButton* m_menuButton;
    QMenu* m_menu;
    QAction* m_fitAction;
    QAction* m_saveAction;
    QAction* m_saveDataAction;
    QPointF m_pressedAt;
    int m_currentPoint = -1;
    bool m_isFitted = true;
    bool m_isDragging = false;
};

} // namespace precis
