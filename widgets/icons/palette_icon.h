// SPDX-License-Identifier: GPL-3.0-or-later
// Icons drawn in the palette's text colour, so that they are readable in light and dark.
#pragma once

#include <QIcon>

namespace precis {

// The icon resources/icons/NAME.svg, where "currentColor" stands for the colour of button texts.
QIcon paletteIcon(const QString& name);

} // namespace precis
