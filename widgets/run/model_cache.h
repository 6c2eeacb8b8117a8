// SPDX-License-Identifier: GPL-3.0-or-later
// Models that Hugging Face's tools have downloaded to this machine.
#pragma once

#include <QString>

#include <vector>

namespace precis {

struct CachedModel {
    QString name;      // "organisation/model"
    QString path;      // a model folder
    quint64 bytes = 0; // of its weights
    bool operator==(const CachedModel&) const = default;
};

// Where the cache is by HF_HUB_CACHE, HF_HOME and XDG_CACHE_HOME, by default ~/.cache/huggingface/hub.
QString modelCacheFolder();

// Models with config.json and safetensors in models--ORGANISATION--MODEL/snapshots/REVISION, by name; the revision is
// that of refs/main, or else the newest complete one. May take a while where the disk is slow.
std::vector<CachedModel> listCachedModels(const QString& folder);

} // namespace precis
