// SPDX-License-Identifier: GPL-3.0-or-later
// precis: starts the workbench and opens what the command line names.
#include "appearance.h"
#include "main_window.h"
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
    parser.process(application);

    precis::MainWindow window(precis::realEngine());
    window.show();
    window.workspace()->probeDevice();
    for (const QString& path : parser.positionalArguments())
        window.open(path);
    return QApplication::exec();
}
