// SPDX-License-Identifier: GPL-3.0-or-later
// How grave a message to the user is.
#pragma once

namespace precis {

enum class Severity { Information, Warning, Error };

} // namespace precis
