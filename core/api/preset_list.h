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
    PresetEntry{"gptq",
                PRECIS_TEXT("Preset", "GPTQ: rounds column by column and lets the remaining weights correct "
                                      "the error, guided by calibration text. Ranges are clipped where that lowers "
                                      "the error; without clip scan it is the method as published.")},
    PresetEntry{"cbq-w4a16",
                PRECIS_TEXT("Preset", "CBQ with the best measured settings, 4-bit weights: windows of two blocks are "
                                      "trained together so that they put out what the original does.")},
    PresetEntry{"cbq-w3a16", PRECIS_TEXT("Preset", "CBQ with the best measured settings, 3-bit weights.")},
    PresetEntry{"cbq-w2a16",
                PRECIS_TEXT("Preset", "CBQ with the best measured settings, 2-bit weights in groups of 64.")},
    PresetEntry{"cbq-w4a8", PRECIS_TEXT("Preset", "CBQ with 4-bit weights and 8-bit activations; outlier channels of "
                                                  "the activations are scaled into the weights first.")},
    PresetEntry{"cbq-w4a4", PRECIS_TEXT("Preset", "CBQ with 4-bit weights and 4-bit activations; outlier channels of "
                                                  "the activations are scaled into the weights first.")},
    PresetEntry{
        "block-reconstruction",
        PRECIS_TEXT("Preset",
                    "Each block trained by itself, without overlap: what cross-block windows are compared with.")},
    PresetEntry{"cbq-paper-w4a16",
                PRECIS_TEXT("Preset", "CBQ with the values of the paper as far as they are known: low-rank rounding, "
                                      "small learning rates, both targets. For comparison.")},
    PresetEntry{"cbq-paper-w2a16", PRECIS_TEXT("Preset", "The paper's values at 2 bits. For comparison.")},
    PresetEntry{"cbq-paper-w4a8",
                PRECIS_TEXT("Preset", "The paper's values with 4-bit weights and 8-bit activations. For comparison.")},
    PresetEntry{"cbq-paper-w4a4",
                PRECIS_TEXT("Preset", "The paper's values with 4-bit weights and 4-bit activations. For comparison.")},
    PresetEntry{"gptvq-1d", PRECIS_TEXT("Preset", "GPTVQ with single weights at 2.125 bits: four levels for every 256 "
                                                  "neighbouring weights, placed where the weights are.")},
    PresetEntry{"gptvq-2d", PRECIS_TEXT("Preset", "GPTVQ with pairs of weights at 2.125 bits: every pair takes one of "
                                                  "16 codewords, fitted to 2048 weights.")},
    PresetEntry{"gptvq-4d", PRECIS_TEXT("Preset", "GPTVQ with four weights at a time at 2.125 bits: codebooks of 256 "
                                                  "codewords. The most accurate; made for wide layers.")},
    PresetEntry{"gptvq-1d-2.25",
                PRECIS_TEXT("Preset",
                            "GPTVQ with single weights at 2.25 bits: four levels for every 128 neighbouring weights.")},
    PresetEntry{
        "gptvq-2d-2.25",
        PRECIS_TEXT("Preset",
                    "GPTVQ with pairs of weights at 2.25 bits, an eighth of a bit for scales of 32 weights each.")},
    PresetEntry{
        "gptvq-4d-2.25",
        PRECIS_TEXT(
            "Preset",
            "GPTVQ with four weights at a time at 2.25 bits: codebooks of 256 codewords, fitted to 32768 weights.")},
    PresetEntry{
        "gptvq-1d-3.125",
        PRECIS_TEXT("Preset",
                    "GPTVQ with single weights at 3.125 bits: eight levels for every 512 neighbouring weights.")},
    PresetEntry{
        "gptvq-2d-3.125",
        PRECIS_TEXT("Preset",
                    "GPTVQ with pairs of weights at 3.125 bits: codebooks of 64 codewords, fitted to 8192 weights.")},
    PresetEntry{"gptvq-1d-4.125",
                PRECIS_TEXT("Preset", "GPTVQ with single weights at 4.125 bits: 16 levels for every 1024 weights.")},
    PresetEntry{
        "gptvq-2d-4.125",
        PRECIS_TEXT("Preset",
                    "GPTVQ with pairs of weights at 4.125 bits: codebooks of 256 codewords, fitted to 32768 weights.")},
    PresetEntry{"aqlm-1x8",
                PRECIS_TEXT("Preset", "AQLM at one bit a weight: every eight weights are one of 256 codewords, times "
                                      "their row's scale. Made for wide layers.")},
    PresetEntry{"aqlm-1x12", PRECIS_TEXT("Preset", "AQLM at 1.5 bits: one codebook of 4096 codewords for every eight "
                                                   "weights.")},
    PresetEntry{"aqlm-2x8", PRECIS_TEXT("Preset", "AQLM at two bits: every eight weights are the sum of two codewords "
                                                  "out of 256 each.")},
    PresetEntry{"aqlm-1x16", PRECIS_TEXT("Preset", "AQLM at two bits with one codebook of 65536 codewords, for very "
                                                   "large layers only: small ones have fewer vectors than that.")},
    PresetEntry{"crvq-1.07",
                PRECIS_TEXT("Preset", "CRVQ: AQLM at one bit, and three more codebooks for the 2 % of input channels "
                                      "that matter most; 1.07 bits a weight on wide layers.")},
    PresetEntry{"crvq-1.16", PRECIS_TEXT("Preset", "CRVQ with 5 % critical channels, 1.16 bits a weight on wide "
                                                   "layers.")},
    PresetEntry{"crvq-1.3", PRECIS_TEXT("Preset", "CRVQ with 10 % critical channels, 1.3 bits a weight on wide "
                                                  "layers.")},
    PresetEntry{"crvq-2.3", PRECIS_TEXT("Preset", "CRVQ over two codebooks with 10 % critical channels, 2.3 bits a "
                                                  "weight on wide layers.")},
    PresetEntry{"aqlm-1x8-trained",
                PRECIS_TEXT("Preset", "AQLM at one bit, then codebooks, scales and codes trained in windows of two "
                                      "blocks so that they put out what the original does.")},
    PresetEntry{"crvq-1.07-trained",
                PRECIS_TEXT("Preset", "CRVQ with 2 % critical channels, then codebooks, scales and codes trained in "
                                      "windows of two blocks.")},
    PresetEntry{"crvq-paper",
                PRECIS_TEXT("Preset", "CRVQ with the values of the authors' code: all channels sorted, codewords "
                                      "trained by Adam and kept in 16 bits. For comparison.")},
};

struct PresetFile {
    std::string_view name;
    std::string_view json;
};
// Generated from resources/presets when the program is built.
const std::vector<PresetFile>& presetFiles();

} // namespace precis
