// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/roundings.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace precis {

void Roundings::apply(const Pointer& rounding) {
    const auto known = std::ranges::find_if(
        m_all, [&](const Pointer& each) { return each->block == rounding->block && each->layer == rounding->layer; });
    if (known == m_all.end())
        m_all.push_back(rounding);
    else
        *known = rounding;
}

QStringList Roundings::kinds() const {
    QStringList kinds;
    for (const Pointer& each : m_all)
        if (const QString kind = QString::fromStdString(each->layer); !kinds.contains(kind))
            kinds += kind;
    return kinds;
}

std::vector<Roundings::Pointer> Roundings::ofKind(const QString& layer) const {
    std::vector<Pointer> found;
    std::ranges::copy_if(m_all, std::back_inserter(found),
                         [name = layer.toStdString()](const Pointer& each) { return each->layer == name; });
    std::ranges::sort(found, {}, [](const Pointer& each) { return each->block; });
    return found;
}

Roundings::Pointer Roundings::nearest(int block, const QString& layer) const {
    if (m_all.empty())
        return nullptr;
    const std::vector<Pointer> ofSameKind = ofKind(layer);
    const std::vector<Pointer>& candidates = ofSameKind.empty() ? m_all : ofSameKind;
    return *std::ranges::min_element(candidates, {},
                                     [block](const Pointer& each) { return std::abs(each->block - block); });
}

} // namespace precis
