// SPDX-License-Identifier: GPL-3.0-or-later
// CodebookPlot: vectors as dots, coloured by how much an error there weighs, with the codewords that stand for them and
// the cells of these. The points to walk over are the codewords.
#pragma once

#include "plots/plot_view.h"

#include <array>
#include <vector>

class QCPColorScale;
class QCPCurve;
class QCPGraph;

namespace precis {

struct CodebookVectors {
    QString xLabel;
    QString yLabel;
    QString weightLabel;
    std::vector<float> x, y, weight;
    // Single numbers instead of vectors: y is the weight once more, and codewords are lines across the plot.
    bool isOneDimensional = false;
    bool hasCells = true; // not in a projection, where they would mean nothing
    std::array<double, 3> metric{1, 0, 1};
};

struct PlottedCodeword {
    QPointF place;
    QString text; // for the read-out
    int usage = 0;
    double error = 0;
};

class CodebookPlot final : public PlotView {
    Q_OBJECT

public:
    explicit CodebookPlot(QWidget* parent = nullptr);

    void setVectors(CodebookVectors vectors);
    const CodebookVectors& vectors() const { return m_vectors; }
    void setCodewords(std::vector<PlottedCodeword> codewords);
    const std::vector<PlottedCodeword>& codewords() const { return m_codewords; }
    int drawnCells() const { return m_drawnCells; }

    PlotTable table() const override;
    int pointCount() const override { return static_cast<int>(m_codewords.size()); }
    QString pointText(int point) const override;

protected:
    void fitAxes() override;
    int pointAt(const QPointF& pixel) const override;
    QPointF pointPosition(int point) const override;
    int neighbour(int point, Qt::Orientation direction, int steps) const override;
    void recolour() override;
    void setAxesVisible(bool visible) override;

private:
    void fillDots();
    void styleMarks();
    void drawCells();

    CodebookVectors m_vectors;
    std::vector<PlottedCodeword> m_codewords;
    std::vector<QCPGraph*> m_dots; // by rising weight
    QCPColorScale* m_scale;
    QCPCurve* m_cells;
    QCPCurve* m_lines; // of one-dimensional codewords
    QCPGraph* m_used;
    QCPGraph* m_dead;
    bool m_areCellsDrawn = false; // as data and axes are now
    int m_drawnCells = 0;
};

} // namespace precis
