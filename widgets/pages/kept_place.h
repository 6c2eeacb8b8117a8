// SPDX-License-Identifier: GPL-3.0-or-later
// Room for a widget that comes and goes, so that what stands beside it does not move.
#pragma once

class QWidget;

namespace precis {

// A widget that holds this one, and its place while it is hidden.
QWidget* keptPlace(QWidget* widget);

} // namespace precis
