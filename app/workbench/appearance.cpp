// SPDX-License-Identifier: GPL-3.0-or-later
#include "appearance.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QTranslator>

namespace precis {

namespace {

constexpr QColor kDarkFrame(0xa0, 0xa3, 0xa8);

void applyTranslation(const QLocale& locale) {
    static QTranslator ours;
    static QTranslator qts; // of Qt's own dialogs and buttons
    for (QTranslator* translator : {&ours, &qts})
        QCoreApplication::removeTranslator(translator);
    if (locale.language() == QLocale::English)
        return;
    if (qts.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts);
    if (ours.load(locale, QStringLiteral("precis"), QStringLiteral("_"), QStringLiteral(":/translations")))
        QCoreApplication::installTranslator(&ours);
}

QPalette lightPalette() {
    QPalette palette(QColor(0xf0, 0xf0, 0xf0));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf5, 0xf6, 0xf7));
    palette.setColor(QPalette::Highlight, QColor(0x2a, 0x6f, 0xb0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0x75, 0x75, 0x75));
    return palette;
}

QPalette darkPalette() {
    const QColor text(0xe6, 0xe6, 0xe6);
    QPalette palette(QColor(0x2b, 0x2d, 0x30));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    palette.setColor(QPalette::AlternateBase, QColor(0x25, 0x26, 0x2a));
    palette.setColor(QPalette::ToolTipBase, QColor(0x3a, 0x3d, 0x41));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x7c, 0x80, 0x85));
    palette.setColor(QPalette::Highlight, QColor(0x35, 0x74, 0xf0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x6e, 0xb0, 0xff));
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9d, 0xa1));
    return palette;
}

} // namespace

QStringList languages() { return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("zh_CN")}; }

QString languageName(const QString& language) {
    if (language == QLatin1String("de"))
        return QStringLiteral("Deutsch");
    if (language == QLatin1String("zh_CN"))
        return QStringLiteral("简体中文");
    return QStringLiteral("English");
}

void applyLanguage(const QString& language) {
    // "en" keeps the system's way of writing numbers when the system is English anyway.
    const QLocale system = QLocale::system();
    const bool keepsSystem =
        language.isEmpty() || (language == QLatin1String("en") && system.language() == QLocale::English);
    const QLocale locale = keepsSystem ? system : QLocale(language);
    QLocale::setDefault(locale);
    applyTranslation(locale);
}

void applyPalette(const QString& palette) {
    static const QString systemStyle = QApplication::style()->name();
    if (palette.isEmpty()) {
        QApplication::setStyle(systemStyle);
        QApplication::setPalette(QPalette());
        return;
    }
    const bool isDark = palette == QLatin1String("dark");
    const QPalette chosen = isDark ? darkPalette() : lightPalette();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(chosen);
    // Fusion draws the frame of a check box darker than the window, which in dark is too dark to see.
    QPalette checkBoxes = chosen;
    if (isDark)
        checkBoxes.setColor(QPalette::Window, kDarkFrame);
    QApplication::setPalette(checkBoxes, "QCheckBox");
}

} // namespace precis
