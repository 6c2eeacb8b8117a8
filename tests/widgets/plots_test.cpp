// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/bar_plot.h"
#include "plots/heat_map.h"
#include "plots/line_plot.h"
#include "plots/qcustomplot.h"

#include <QSvgRenderer>
#include <QtTest>

#include <cmath>

using namespace precis;

namespace {

BarChart barChart() {
    BarChart chart;
    chart.nameHeader = "Layer";
    chart.positionLabel = "Block";
    chart.valueLabel = "Error";
    chart.isLogarithmic = true;
    chart.series = {{"q, k", {{0, 0.1, 0, "blocks.0.q"}, {2, 1.0 / 3, 0, "blocks.1.q"}}},
                    {"say \"v\"", {{1, 1e-17, 0, "blocks.0.v"}, {3, 123456789.123456789, 0, "blocks.1.v"}}}};
    return chart;
}

LineChart lineChart() {
    LineChart chart;
    chart.positionLabel = "Rank";
    chart.pointLabel = "Channel";
    chart.isLogarithmic = true;
    chart.positions = {0, 1, 2};
    chart.pointNumbers = {40, 11, 7};
    chart.series = {{"Weight", {0.5, 0.25, 0}}, {"Input", {100, std::nan(""), 1}}};
    return chart;
}

HeatMapData heatMapData(int columns) {
    HeatMapData data{"Channel", "Block", "Largest", {}};
    for (const int block : {0, 1, 3})
        data.rows.push_back({block, std::vector<float>(columns, 1.0f)});
    return data;
}

// As a stranger's spreadsheet would read it.
std::vector<QStringList> readCsv(const QString& file) {
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly))
        return {};
    std::vector<QStringList> rows;
    QStringList row{QString()};
    bool isQuoted = false;
    const QString text = QString::fromUtf8(input.readAll());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isQuoted && text[i] == u'"' && text.mid(i + 1, 1) == "\"")
            row.last() += text[i++];
        else if (text[i] == u'"')
            isQuoted = !isQuoted;
        else if (!isQuoted && text[i] == u',')
            row += QString();
        else if (!isQuoted && text[i] == u'\n')
            rows.push_back(std::exchange(row, {QString()}));
        else
            row.last() += text[i];
    }
    return rows;
}

void compareWithTable(const std::vector<QStringList>& csv, const PlotTable& table) {
    QCOMPARE(csv.size(), table.rows.size() + 1);
    QCOMPARE(csv[0], table.headers);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        QCOMPARE(csv[row + 1].size(), table.rows[row].size());
        for (qsizetype column = 0; column < table.rows[row].size(); ++column) {
            const QVariant& value = table.rows[row][column];
            const QString& text = csv[row + 1][column];
            if (value.typeId() == QMetaType::Double)
                QVERIFY(QLocale::c().toDouble(text) == value.toDouble()); // exactly, not nearly
            else if (value.typeId() == QMetaType::Float)
                QVERIFY(QLocale::c().toFloat(text) == value.toFloat());
            else
                QCOMPARE(text, value.toString());
        }
    }
}

void show(PlotView& plot) {
    plot.resize(600, 400);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    plot.plot()->replot();
}

QPoint pixelOf(PlotView& plot, double x, double y) {
    return QPointF(plot.plot()->xAxis->coordToPixel(x), plot.plot()->yAxis->coordToPixel(y)).toPoint();
}

} // namespace

class PlotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void pictureFilesHoldThePlot() {
        BarPlot plot;
        plot.setTitle("Errors");
        plot.setChart(barChart());
        show(plot);
        for (const char* suffix : {"png", "svg", "pdf"}) {
            const QString file = m_folder.filePath(QString("bars.") + suffix);
            QCOMPARE(plot.saveAs(file), std::nullopt);
            QVERIFY(QFileInfo(file).size() > 1000);
        }
        const QImage picture(m_folder.filePath("bars.png"));
        QVERIFY(picture.width() >= plot.plot()->width());
        QSvgRenderer drawing(m_folder.filePath("bars.svg"));
        QVERIFY(drawing.isValid());
        QCOMPARE(drawing.viewBox().size(), plot.plot()->size());
        QFile document(m_folder.filePath("bars.pdf"));
        QVERIFY(document.open(QIODevice::ReadOnly));
        QVERIFY(document.readAll().startsWith("%PDF"));
    }

    void csvParsesBackToTheData_data() {
        QTest::addColumn<QString>("locale");
        QTest::newRow("English") << "en_US";
        QTest::newRow("German writes a comma, files do not") << "de_DE";
    }
    void csvParsesBackToTheData() {
        QFETCH(QString, locale);
        QLocale::setDefault(QLocale(locale));
        BarPlot bars;
        bars.setChart(barChart());
        LinePlot lines;
        lines.setChart(lineChart());
        HeatMap map;
        map.setData(heatMapData(5));
        for (PlotView* plot :
             {static_cast<PlotView*>(&bars), static_cast<PlotView*>(&lines), static_cast<PlotView*>(&map)}) {
            const QString file = m_folder.filePath("data.csv");
            QCOMPARE(plot->saveAs(file), std::nullopt);
            QVERIFY(!plot->table().rows.empty());
            compareWithTable(readCsv(file), plot->table());
        }
        QLocale::setDefault(QLocale::c());
    }

    void savingSaysWhatWentWrong() {
        LinePlot plot;
        plot.setChart(lineChart());
        const auto noFolder = plot.saveAs(m_folder.filePath("missing/plot.csv"));
        QVERIFY(noFolder && noFolder->contains("missing/plot.csv"));
        const auto noFormat = plot.saveAs(m_folder.filePath("plot.bmp"));
        QVERIFY(noFormat && noFormat->contains(".svg"));
    }

    void wheelZoomsAndDoubleClickFits() {
        LinePlot plot;
        plot.setChart(lineChart());
        show(plot);
        const QCPRange all = plot.plot()->xAxis->range();
        const QPointF centre = plot.plot()->axisRect()->center();
        QWheelEvent wheel(centre, plot.plot()->mapToGlobal(centre), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot.plot(), &wheel);
        QVERIFY(plot.plot()->xAxis->range().size() < all.size());
        QTest::mouseDClick(plot.plot(), Qt::LeftButton, {}, centre.toPoint());
        QTest::mouseRelease(plot.plot(), Qt::LeftButton, {}, centre.toPoint()); // a double click alone stays pressed
        QVERIFY(plot.plot()->xAxis->range() == all);
    }

    void legendsWrapWhenThePlotGetsNarrower() {
        BarChart chart = barChart();
        chart.showsLegend = true;
        for (int series = 0; series < 5; ++series)
            chart.series.push_back({QString("a layer with a long name %1").arg(series), {}});
        BarPlot plot;
        plot.setChart(chart);
        show(plot);
        plot.resize(3000, 400);
        plot.plot()->replot();
        QCOMPARE(plot.plot()->legend->rowCount(), 1);
        plot.resize(600, 400);
        plot.plot()->replot();
        QVERIFY(plot.plot()->legend->rowCount() > 1);
        for (int item = 0; item < plot.plot()->legend->itemCount(); ++item)
            if (const auto* entry = plot.plot()->legend->item(item))
                QVERIFY(entry->outerRect().width() >= entry->minimumOuterSizeHint().width());
    }

    void newDataKeepTheUsersZoom() {
        LinePlot plot;
        plot.setChart(lineChart());
        show(plot);
        QTest::keyClick(&plot, Qt::Key_Plus);
        const QCPRange zoomed = plot.plot()->xAxis->range();
        LineChart more = lineChart();
        more.positions.back() = 50;
        plot.setChart(more);
        QVERIFY(plot.plot()->xAxis->range() == zoomed);
        plot.fit();
        QVERIFY(plot.plot()->xAxis->range().contains(50));
    }

    void hoverReadsChannelAndValue() {
        LinePlot plot;
        plot.setChart(lineChart());
        show(plot);
        QTest::mouseMove(plot.plot(), pixelOf(plot, 1, 1));
        QTRY_VERIFY(plot.readOut().contains("Channel 11"));
        QVERIFY(plot.readOut().contains("0.25"));
        QVERIFY(!plot.readOut().contains("Input")); // which has no value there
    }

    void arrowKeysWalkFromLeftToRight() {
        BarPlot plot;
        plot.setChart(barChart());
        show(plot);
        QSignalSpy activated(&plot, &PlotView::pointActivated);
        QStringList names;
        QTest::keyClick(&plot, Qt::Key_Right);
        for (int step = 0; step < 4; ++step) {
            names += plot.bar(plot.currentPoint()).name;
            QTest::keyClick(&plot, Qt::Key_Right);
        }
        QCOMPARE(names, QStringList({"blocks.0.q", "blocks.0.v", "blocks.1.q", "blocks.1.v"}));
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(plot.bar(activated[0][0].toInt()).name, QString("blocks.1.v"));
    }

    void clickOnABarActivatesIt() {
        BarPlot plot;
        plot.setChart(barChart());
        show(plot);
        QSignalSpy activated(&plot, &PlotView::pointActivated);
        QTest::mouseClick(plot.plot(), Qt::LeftButton, {}, pixelOf(plot, 2, 0.01));
        QCOMPARE(activated.count(), 1);
        QCOMPARE(plot.bar(activated[0][0].toInt()).name, QString("blocks.1.q"));
    }

    void heatMapNamesTheCellUnderTheMouse() {
        HeatMap plot;
        HeatMapData data = heatMapData(8);
        data.rows[2].values[6] = 42;
        plot.setData(data);
        show(plot);
        QSignalSpy activated(&plot, &PlotView::pointActivated);
        QTest::mouseMove(plot.plot(), pixelOf(plot, 6, 3));
        QTRY_COMPARE(plot.readOut(), QString("Block 3, Channel 6: 42"));
        QTest::mouseClick(plot.plot(), Qt::LeftButton, {}, pixelOf(plot, 6, 3));
        QCOMPARE(activated.count(), 1);
        QCOMPARE(plot.mapData().rows[plot.rowOf(activated[0][0].toInt())].number, 3);
        QTest::mouseMove(plot.plot(), pixelOf(plot, 6, 2)); // a block that is missing
        QTRY_COMPARE(plot.readOut(), QString());
    }

    void heatMapShowsAnOutlierNarrowerThanAPixel() {
        HeatMap plot;
        HeatMapData data = heatMapData(20'000);
        data.rows[1].values[7'777] = 1'000;
        plot.setData(data);
        show(plot);
        const auto* map = qobject_cast<QCPColorMap*>(plot.plot()->plottable(0));
        QVERIFY(map->data()->keySize() <= plot.width());
        double largest = 0;
        for (int cell = 0; cell < map->data()->keySize(); ++cell)
            largest = std::max(largest, map->data()->cell(cell, 1));
        QCOMPARE(largest, 1'000.0);
        QTest::mouseMove(plot.plot(), pixelOf(plot, 7'777, 1));
        QTRY_VERIFY(plot.readOut().endsWith(": 1000"));
    }

    void paletteChangesRecolourThePlot() {
        LinePlot plot;
        plot.setChart(lineChart());
        show(plot);
        QPalette dark;
        dark.setColor(QPalette::Base, Qt::black);
        dark.setColor(QPalette::Text, Qt::white);
        plot.setPalette(dark);
        QCOMPARE(plot.plot()->xAxis->labelColor(), QColor(Qt::white));
        const QColor onDark = plot.plot()->graph(0)->pen().color();
        QPalette light;
        light.setColor(QPalette::Base, Qt::white);
        light.setColor(QPalette::Text, Qt::black);
        plot.setPalette(light);
        QCOMPARE(plot.plot()->xAxis->labelColor(), QColor(Qt::black));
        QVERIFY(plot.plot()->graph(0)->pen().color() != onDark);
    }

    void logarithmicAxisLabelsShortAndLongRanges_data() {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::newRow("part of a decade") << 3.1 << 4.9;
        QTest::newRow("two decades") << 0.003 << 0.4;
        QTest::newRow("seven decades") << 1e-6 << 12.0;
        QTest::newRow("thirty decades") << 1e-20 << 1e10;
    }
    void logarithmicAxisLabelsShortAndLongRanges() {
        QFETCH(double, lower);
        QFETCH(double, upper);
        LinePlot plot;
        LineChart chart = lineChart();
        chart.series = {{"a", {lower, upper, lower}}};
        plot.setChart(chart);
        show(plot);
        int inSight = 0;
        for (const double tick : plot.plot()->yAxis->tickVector())
            inSight += plot.plot()->yAxis->range().contains(tick) ? 1 : 0;
        QVERIFY2(inSight >= 3 && inSight <= 10, qPrintable(QString::number(inSight)));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(PlotsTest)
#include "plots_test.moc"
