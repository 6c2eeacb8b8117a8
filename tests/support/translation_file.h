// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of a .ts file, read plainly, and those that the code asks to have translated.
#pragma once

#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <tuple>

namespace precis::test {

struct TextKey {
    QString context;
    QString source;
    QString comment;

    bool operator==(const TextKey&) const = default;
    bool operator<(const TextKey& other) const {
        return std::tie(context, source, comment) < std::tie(other.context, other.source, other.comment);
    }
    QString toString() const { return QStringLiteral("%1: \"%2\"").arg(context, source); }
};

struct Translation {
    QString text;
    QString type; // "unfinished", "vanished" or "obsolete"; empty when all is well
};

using Translations = QMap<TextKey, Translation>;

inline Translations readTranslations(const QString& path) {
    Translations translations;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return translations;
    TextKey key;
    for (QXmlStreamReader xml(&file); !xml.atEnd();) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            key.context = xml.readElementText();
        } else if (xml.name() == u"message") {
            key.source.clear();
            key.comment.clear();
        } else if (xml.name() == u"source") {
            key.source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            key.comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const QString type = xml.attributes().value(QLatin1String("type")).toString();
            translations[key] = {xml.readElementText(QXmlStreamReader::IncludeChildElements), type};
        }
    }
    return translations;
}

// What lupdate finds in the sources; empty when it cannot be run.
inline QList<TextKey> textsOfTheCode(const QString& lupdate, const QString& sources) {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("texts.ts"));
    QStringList arguments{"-silent", "-extensions", "cpp,h", "-tr-function-alias", "QT_TRANSLATE_NOOP+=PRECIS_TEXT"};
    for (const char* layer : {"widgets", "app/workbench", "core/api"})
        arguments += QDir(sources).filePath(QLatin1String(layer));
    QProcess::execute(lupdate, arguments + QStringList{"-ts", file});
    return readTranslations(file).keys();
}

} // namespace precis::test
