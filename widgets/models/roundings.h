// SPDX-License-Identifier: GPL-3.0-or-later
// Roundings: what training made of the roundings of each layer.
#pragma once

#include <precis/snapshot.h>

#include <QStringList>

#include <memory>
#include <vector>

namespace precis {

class Roundings final {
public:
    using Pointer = std::shared_ptr<const RoundingSnapshot>;

    void reset() { m_all.clear(); }
    // A layer that comes again takes the place of the one before.
    void apply(const Pointer& rounding);

    bool isEmpty() const { return m_all.empty(); }
    const std::vector<Pointer>& all() const { return m_all; } // in the order they came
    QStringList kinds() const;                                // of layer ("mlp.down_proj"), in that order too
    std::vector<Pointer> ofKind(const QString& layer) const;  // by block
    // The layer itself, or else one of its kind in the nearest block, or else any; nullptr when there is none.
    Pointer nearest(int block, const QString& layer) const;

private:
    std::vector<Pointer> m_all;
};

} // namespace precis
