// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/model_cache.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <optional>

namespace precis {

namespace {

const QString kPrefix = QStringLiteral("models--");

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

// Of the weights; 0 when the folder is no complete model. Links to files that are gone do not exist.
quint64 weightBytes(const QDir& model) {
    if (!QFileInfo::exists(model.filePath(QStringLiteral("config.json"))))
        return 0;
    quint64 bytes = 0;
    for (const QFileInfo& file : model.entryInfoList({QStringLiteral("*.safetensors")}, QDir::Files))
        bytes += static_cast<quint64>(file.size());
    return bytes;
}

std::optional<CachedModel> cachedModel(const QDir& repository) {
    const QDir snapshots(repository.filePath(QStringLiteral("snapshots")));
    QStringList revisions = snapshots.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
    const QString main = textOf(repository.filePath(QStringLiteral("refs/main")));
    if (revisions.removeOne(main))
        revisions.prepend(main);
    for (const QString& revision : revisions) {
        const QDir model(snapshots.filePath(revision));
        if (const quint64 bytes = weightBytes(model))
            return CachedModel{
                .name = repository.dirName().mid(kPrefix.size()).replace(QStringLiteral("--"), QStringLiteral("/")),
                .path = model.absolutePath(),
                .bytes = bytes};
    }
    return std::nullopt;
}

} // namespace

QString modelCacheFolder() {
    if (const QString hub = qEnvironmentVariable("HF_HUB_CACHE"); !hub.isEmpty())
        return hub;
    QString home = qEnvironmentVariable("HF_HOME");
    if (home.isEmpty()) {
        const QString cache = qEnvironmentVariable("XDG_CACHE_HOME", QDir::home().filePath(QStringLiteral(".cache")));
        home = QDir(cache).filePath(QStringLiteral("huggingface"));
    }
    return QDir(home).filePath(QStringLiteral("hub"));
}

std::vector<CachedModel> listCachedModels(const QString& folder) {
    std::vector<CachedModel> models;
    const QDir cache(folder);
    for (const QString& name : cache.entryList({kPrefix + QLatin1Char('*')}, QDir::Dirs | QDir::NoDotAndDotDot,
                                               QDir::Name | QDir::IgnoreCase))
        if (const auto model = cachedModel(QDir(cache.filePath(name))))
            models.push_back(*model);
    return models;
}

} // namespace precis
