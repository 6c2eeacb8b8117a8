// SPDX-License-Identifier: GPL-3.0-or-later
// A whole file as text.
#pragma once

#include <string>

namespace precis {

// Gunzips what is gzipped, whatever the name. Error NotFound, BadFormat (broken gzip; not UTF-8, with the byte) or
// BadInput (a folder, unreadable, empty).
std::string readTextFile(const std::string& path);

} // namespace precis
