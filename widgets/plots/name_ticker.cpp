// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/name_ticker.h"

#include <algorithm>

namespace precis {

namespace {

constexpr std::size_t kMostNames = 16;

} // namespace

NameTicker::NameTicker(std::vector<std::pair<double, QString>> names) : m_names(std::move(names)) {}

QVector<double> NameTicker::createTickVector(double, const QCPRange& range) {
    const auto inSight =
        std::count_if(m_names.begin(), m_names.end(), [&](const auto& name) { return range.contains(name.first); });
    std::size_t every = 1;
    for (const std::size_t next : {2, 5, 10, 20, 50, 100})
        if (static_cast<std::size_t>(inSight) > every * kMostNames)
            every = next;
    QVector<double> ticks;
    for (std::size_t name = 0; name < m_names.size(); name += every)
        ticks += m_names[name].first;
    return ticks;
}

int NameTicker::getSubTickCount(double) { return 0; }

QString NameTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    const auto name =
        std::find_if(m_names.begin(), m_names.end(), [tick](const auto& entry) { return entry.first == tick; });
    return name == m_names.end() ? QString() : name->second;
}

} // namespace precis
