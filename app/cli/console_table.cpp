// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace {

template <class... Values>
std::string print(const char* format, Values... values) {
    char text[64];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

// Characters, not bytes, of UTF-8.
std::size_t width(const std::string& text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

std::string padded(const std::string& text, std::size_t columns, char alignment) {
    const std::string space(columns - std::min(columns, width(text)), ' ');
    return alignment == 'r' ? space + text : text + space;
}

std::string trimmedRight(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

} // namespace

std::string formatFixed(double value, int decimals) { return print("%.*f", decimals, value); }

std::string formatShort(double value) { return print("%.3g", value); }

std::string formatCount(std::int64_t value) {
    std::string digits = std::to_string(std::abs(value));
    for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3)
        digits.insert(static_cast<std::size_t>(i), 1, ',');
    return (value < 0 ? "-" : "") + digits;
}

std::string formatBytes(std::uint64_t bytes) {
    static constexpr const char* kUnits[] = {"KiB", "MiB", "GiB", "TiB"};
    if (bytes < 1024)
        return std::to_string(bytes) + " B";
    double value = bytes / 1024.0;
    int unit = 0;
    for (; value >= 1000 && unit < 3; ++unit)
        value /= 1024;
    return print(value < 10 ? "%.2f %s" : "%.1f %s", value, kUnits[unit]);
}

std::string formatDuration(double seconds) {
    if (seconds < 10)
        return print("%.1f s", seconds);
    const auto whole = static_cast<long long>(std::llround(seconds));
    if (whole < 60)
        return print("%lld s", whole);
    if (whole < 3600)
        return print("%lld min %lld s", whole / 60, whole % 60);
    return print("%lld h %lld min", whole / 3600, whole % 3600 / 60);
}

std::string formatTable(const std::vector<std::vector<std::string>>& rows, const std::string& alignment) {
    std::vector<std::size_t> widths(alignment.size());
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width(row[i]));
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += (i ? "  " : "") + padded(row[i], widths[i], alignment[i]);
        text += trimmedRight(line) + "\n";
    }
    return text;
}

std::string formatPairs(const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& [name, value] : pairs)
        rows.push_back({name, value});
    return formatTable(rows, "ll");
}
