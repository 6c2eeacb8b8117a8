// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the wheel that scrolls a form from changing the values that it passes.
#pragma once

class QWidget;

namespace precis {

// The wheel changes the widget only when it has the focus, which a wheel does not give it.
void guardWheel(QWidget* widget);

} // namespace precis
