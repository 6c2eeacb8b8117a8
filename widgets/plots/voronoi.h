// SPDX-License-Identifier: GPL-3.0-or-later
// Voronoi cells: which part of the plane is nearest to which codeword.
#pragma once

#include <QPolygonF>
#include <QRectF>

#include <array>
#include <vector>

namespace precis {

// One convex polygon for each site, cut to the box and empty where none of it is left, under the squared distance
// xx dx^2 + 2 xy dx dy + yy dy^2 with metric {xx, xy, yy}. Of equal sites all have the same cell.
std::vector<QPolygonF> voronoiCells(const std::vector<QPointF>& sites, const QRectF& box,
                                    const std::array<double, 3>& metric = {1, 0, 1});

} // namespace precis
