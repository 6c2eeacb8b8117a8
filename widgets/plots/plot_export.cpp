// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plot_export.h"

#include "plots/qcustomplot.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace precis {

namespace {

constexpr double kPixelsPerPoint = 2.0; // of a PNG, so that it stays sharp in print
constexpr int kVectorDpi = 96;          // one unit of a vector picture is one pixel on the screen

struct Message {
    Q_DECLARE_TR_FUNCTIONS(PlotExport)
};

bool writePng(QCustomPlot& plot, QIODevice& device) {
    return plot.toPixmap(plot.width(), plot.height(), kPixelsPerPoint).save(&device, "PNG");
}

bool paintOn(QCustomPlot& plot, QPaintDevice& device) {
    QCPPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    plot.toPainter(&painter, plot.width(), plot.height());
    return painter.end();
}

bool writeSvg(QCustomPlot& plot, QIODevice& device, const QString& title) {
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setResolution(kVectorDpi);
    generator.setSize(plot.size());
    generator.setViewBox(QRect(QPoint(), plot.size()));
    generator.setTitle(title);
    return paintOn(plot, generator);
}

bool writePdf(QCustomPlot& plot, QIODevice& device, const QString& title) {
    QPdfWriter writer(&device);
    writer.setTitle(title);
    writer.setResolution(kVectorDpi);
    writer.setPageSize(QPageSize(QSizeF(plot.size()) / kVectorDpi, QPageSize::Inch, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    return paintOn(plot, writer);
}

} // namespace

std::optional<QString> exportPlot(QCustomPlot& plot, const PlotTable& table, const QString& file,
                                  const QString& title) {
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (!QStringList{"png", "svg", "pdf", "csv"}.contains(suffix))
        return Message::tr("“%1” ends in none of .png, .svg, .pdf and .csv.").arg(file);
    QSaveFile output(file);
    if (!output.open(QIODevice::WriteOnly))
        return Message::tr("“%1” cannot be written: %2.").arg(file, output.errorString());
    bool isWritten = false;
    if (suffix == u"png")
        isWritten = writePng(plot, output);
    else if (suffix == u"svg")
        isWritten = writeSvg(plot, output, title);
    else if (suffix == u"pdf")
        isWritten = writePdf(plot, output, title);
    else
        isWritten = output.write(toCsv(table).toUtf8()) >= 0;
    if (!isWritten || !output.commit())
        return Message::tr("“%1” could not be written in full: %2.").arg(file, output.errorString());
    return {};
}

} // namespace precis
