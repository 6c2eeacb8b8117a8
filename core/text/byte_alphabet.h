// SPDX-License-Identifier: GPL-3.0-or-later
// The alphabet of byte-level BPE: every byte has a printable character, as in Radford et al., "Language Models are
// Unsupervised Multitask Learners", 2019 (the released GPT-2 encoder).
#pragma once

#include <string>
#include <string_view>

namespace precis {

// One character for each byte: " a" -> "Ġa".
std::string toByteAlphabet(std::string_view bytes);

// The bytes again. A text with a character outside of the alphabet is returned as it is.
std::string fromByteAlphabet(std::string_view text);

} // namespace precis
