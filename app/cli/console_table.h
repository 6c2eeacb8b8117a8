// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and tables for people to read on a terminal.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

std::string formatFixed(double value, int decimals);
// Three significant digits: 0.0123, 1.2e-07.
std::string formatShort(double value);
// "1,234,567".
std::string formatCount(std::int64_t value);
// "980 B", "12.3 MiB".
std::string formatBytes(std::uint64_t bytes);
// "0.4 s", "2 min 5 s", "1 h 20 min".
std::string formatDuration(double seconds);

// Columns as wide as their widest cell. `alignment` has one letter a column, 'l' or 'r'; the first row is the heading.
std::string formatTable(const std::vector<std::vector<std::string>>& rows, const std::string& alignment);

// Lines "name   value" with the values below each other.
std::string formatPairs(const std::vector<std::pair<std::string, std::string>>& pairs);
