// SPDX-License-Identifier: GPL-3.0-or-later
// The language and the palette of the whole application.
#pragma once

#include <QString>

namespace precis {

// Languages with a translation, and English: "en", "de", "zh_CN".
QStringList languages();
QString languageName(const QString& language); // in that language

// Empty: the system's. Widgets that are open follow through LanguageChange and PaletteChange.
void applyLanguage(const QString& language);
void applyPalette(const QString& palette);

} // namespace precis
