// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/voronoi.h"

#include <algorithm>

namespace precis {

namespace {

// The part of a convex polygon where a x + b y <= c.
QPolygonF cut(const QPolygonF& polygon, double a, double b, double c) {
    const auto excess = [&](const QPointF& point) { return a * point.x() + b * point.y() - c; };
    if (std::ranges::all_of(polygon, [&](const QPointF& point) { return excess(point) <= 0; }))
        return polygon; // most sites are far away: shared, not copied
    QPolygonF inside;
    for (int i = 0; i < polygon.size(); ++i) {
        const QPointF& from = polygon[i];
        const QPointF& to = polygon[(i + 1) % polygon.size()];
        const double before = excess(from), after = excess(to);
        if (before <= 0)
            inside << from;
        if ((before < 0 && after > 0) || (before > 0 && after < 0))
            inside << from + (to - from) * (before / (before - after));
    }
    return inside;
}

} // namespace

std::vector<QPolygonF> voronoiCells(const std::vector<QPointF>& sites, const QRectF& box,
                                    const std::array<double, 3>& metric) {
    const auto [xx, xy, yy] = metric;
    const auto product = [&](const QPointF& u, const QPointF& v) {
        return xx * u.x() * v.x() + xy * (u.x() * v.y() + u.y() * v.x()) + yy * u.y() * v.y();
    };
    std::vector<QPolygonF> cells;
    cells.reserve(sites.size());
    const QPolygonF whole({box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()});
    for (const QPointF& site : sites) {
        QPolygonF cell = whole;
        for (const QPointF& other : sites) {
            if (cell.isEmpty())
                break;
            if (other == site)
                continue;
            // Nearer to the site than to the other: 2 (other - site)^T M x <= other^T M other - site^T M site.
            const QPointF difference = other - site;
            cell = cut(cell, 2 * (xx * difference.x() + xy * difference.y()),
                       2 * (xy * difference.x() + yy * difference.y()), product(other, other) - product(site, site));
        }
        cells.push_back(cell);
    }
    return cells;
}

} // namespace precis
