// SPDX-License-Identifier: GPL-3.0-or-later
// precis: starts the workbench and opens what the command line names.
#include "appearance.h"
#include "main_window.h"
#include "run/model_cache.h"
#include "screenshot.h"
#include "settings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("precis"));
    QApplication::setApplicationName(QStringLiteral("precis"));
    QApplication::setApplicationDisplayName(QString());
    QApplication::setApplicationVersion(QStringLiteral(PRECIS_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("precis"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/precis.svg")));

    const precis::Settings settings = precis::loadSettings();
    precis::applyLanguage(settings.language);
    precis::applyPalette(settings.palette);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("Main", "A workbench for post-training quantization of language models."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("paths"),
                                 QCoreApplication::translate("Main", "Model folder, run folder or recipe to open."),
                                 QStringLiteral("[paths…]"));
    const QCommandLineOption page(
        QStringLiteral("page"),
        QCoreApplication::translate("Main", "Page to show: %1.")
            .arg(QStringLiteral("overview, training, rounding, codebooks, outliers, quality, deployment")),
        QCoreApplication::translate("Main", "name"));
    const QCommandLineOption size(QStringLiteral("size"), QCoreApplication::translate("Main", "Size of the window."),
                                  QCoreApplication::translate("Main", "width>x<height"));
    const QCommandLineOption palette(
        QStringLiteral("palette"),
        QCoreApplication::translate("Main", "Palette to use: %1.").arg(QStringLiteral("light, dark")),
        QCoreApplication::translate("Main", "name"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        QCoreApplication::translate("Main", "Save a picture of the window and quit."),
                                        QCoreApplication::translate("Main", "file"));
    parser.addOptions({page, size, palette, screenshot});
    parser.process(application);

    if (parser.isSet(palette))
        precis::applyPalette(parser.value(palette));
    precis::MainWindow window(precis::realEngine());
    const QStringList sides = parser.value(size).split(QLatin1Char('x'));
    if (sides.size() == 2)
        window.resize(sides[0].toInt(), sides[1].toInt());
    window.showPage(parser.value(page));
    window.show();
    window.workspace()->probeDevice();
    for (const QString& path : parser.positionalArguments())
        window.open(path);
    window.workspace()->findModels(precis::modelCacheFolder());
    if (parser.isSet(screenshot))
        precis::saveScreenshotAndQuit(&window, parser.value(screenshot));
    return QApplication::exec();
}
