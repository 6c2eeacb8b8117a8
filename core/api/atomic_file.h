// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are either wholly there or not at all.
#pragma once

#include <string>
#include <string_view>

namespace precis {

// Writes under a temporary name in the same folder, flushes to the disk and renames; an old file survives any failure.
// Error NotWritable names the path and the reason.
void writeFileAtomically(const std::string& path, std::string_view bytes);

// The whole file. Error NotFound when it is missing, BadInput when it cannot be read.
std::string readFile(const std::string& path);

} // namespace precis
