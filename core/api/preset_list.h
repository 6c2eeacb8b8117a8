// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped presets: their order and a sentence about each. The recipes themselves are resources/presets/NAME.json,
// built into the program.
#pragma once

#include "precis/fields.h"

#include <array>
#include <string_view>
#include <vector>

namespace precis {

struct PresetEntry {
    std::string_view name;
    const char* description; // English, translate in context "Preset"
};

inline constexpr std::array kPresets{
    PresetEntry{"rtn", PRECIS_TEXT("Preset", "Rounds every weight to the nearest of equally spaced levels. Needs no "
                                             "statistics, takes seconds; the baseline for everything else.")},
    PresetEntry{"gptq", PRECIS_TEXT("Preset", "GPTQ: rounds column by column and lets the remaining weights correct "
                                              "the error, guided by calibration text. Ranges are clipped where that lowers "
                                              "the error; without clip scan it is the method as published.")},
};

struct PresetFile {
    std::string_view name;
    std::string_view json;
};
// Generated from resources/presets when the program is built.
const std::vector<PresetFile>& presetFiles();

} // namespace precis
