// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/outcome.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace precis {

namespace {

using Kind = Quantity::Kind;

constexpr double kSame = 1e-6; // two perplexities of one model differ by less

Phrase cost(double original, double run) {
    const double change = run / original - 1;
    if (std::abs(change) < kSame)
        return {PRECIS_TEXT("Outcome", "perplexity stays at %1"), {{Kind::Perplexity, original}}};
    return {change > 0 ? PRECIS_TEXT("Outcome", "perplexity rises from %1 to %2 (%3)")
                       : PRECIS_TEXT("Outcome", "perplexity falls from %1 to %2 (%3)"),
            {{Kind::Perplexity, original}, {Kind::Perplexity, run}, {Kind::Change, change}}};
}

Phrase gain(double original, double nearest, double run) {
    const Quantity value{Kind::Perplexity, nearest};
    if (std::abs(nearest / run - 1) < kSame)
        return {PRECIS_TEXT("Outcome", "that is what rounding to nearest gives"), {}};
    if (run > nearest)
        return {PRECIS_TEXT("Outcome", "rounding to nearest does better here, with %1"), {value}};
    const double lost = nearest - original;
    if (lost <= 0 || run < original)
        return {PRECIS_TEXT("Outcome", "rounding to nearest gives %1"), {value}};
    return {
        PRECIS_TEXT("Outcome", "rounding to nearest at the same bits gives %1, so this recipe avoids %2 of the damage"),
        {value, {Kind::Share, (nearest - run) / lost}}};
}

std::string print(const char* format, double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

std::string inEnglish(const Quantity& quantity) {
    const double value = quantity.value;
    switch (quantity.kind) {
    case Kind::Count:
        return print("%.0f", value);
    case Kind::Bits:
        return print("%.2f", value);
    case Kind::Bytes:
        return value < 1e3   ? print("%.0f B", value)
               : value < 1e6 ? print("%.1f kB", value / 1e3)
               : value < 1e9 ? print("%.1f MB", value / 1e6)
                             : print("%.1f GB", value / 1e9);
    case Kind::Perplexity:
        return print(value < 10 ? "%.3f" : value < 1000 ? "%.2f" : "%.0f", value);
    case Kind::Share:
        return print("%.0f %%", 100 * value);
    case Kind::Change:
        return (value < 0 ? "\u2212" : "+") + print("%.1f %%", 100 * std::abs(value));
    }
    return {};
}

std::string inEnglish(const Phrase& phrase) {
    std::string text;
    for (const char* c = phrase.text; *c; ++c)
        if (*c == '%' && c[1] >= '1' && c[1] <= '9')
            text += inEnglish(phrase.quantities.at(static_cast<std::size_t>(*++c - '1')));
        else
            text += *c;
    return text;
}

} // namespace

OutcomeNumbers outcomeNumbers(const RunReport& report, const std::optional<PerplexityFloor>& floor) {
    OutcomeNumbers numbers{.layers = static_cast<int>(report.layers.size()),
                           .bitsPerWeight = report.bitsPerWeight,
                           .bytes = report.bytes,
                           .originalBytes = 0,
                           .original = {},
                           .roundToNearest = {},
                           .run = {},
                           .floor = {}};
    for (const LayerReport& layer : report.layers)
        numbers.originalBytes += 2 * static_cast<std::uint64_t>(layer.rows) * static_cast<std::uint64_t>(layer.columns);
    for (const PerplexityMeasured& measured : report.perplexities) {
        auto& place = measured.subject == Subject::Original         ? numbers.original
                      : measured.subject == Subject::RoundToNearest ? numbers.roundToNearest
                                                                    : numbers.run;
        place = measured.perplexity;
        if (floor && measured.tokens == floor->tokens)
            numbers.floor = floor->perplexity;
    }
    return numbers;
}

std::vector<Phrase> outcomePhrases(const OutcomeNumbers& numbers) {
    std::vector<Phrase> phrases;
    phrases.push_back({PRECIS_TEXT("Outcome", "All %1 layers are quantized to %2 bits per weight, %3 instead of %4"),
                       {{Kind::Count, static_cast<double>(numbers.layers)},
                        {Kind::Bits, numbers.bitsPerWeight},
                        {Kind::Bytes, static_cast<double>(numbers.bytes)},
                        {Kind::Bytes, static_cast<double>(numbers.originalBytes)}}});
    if (numbers.original && numbers.run) {
        phrases.push_back(cost(*numbers.original, *numbers.run));
        if (numbers.roundToNearest)
            phrases.push_back(gain(*numbers.original, *numbers.roundToNearest, *numbers.run));
        if (numbers.floor)
            phrases.push_back({PRECIS_TEXT("Outcome", "no model can get below %1 on this text"),
                               {{Kind::Perplexity, *numbers.floor}}});
    }
    return phrases;
}

std::string outcomeSentence(const OutcomeNumbers& numbers) {
    std::string sentence;
    for (const Phrase& phrase : outcomePhrases(numbers))
        sentence += (sentence.empty() ? "" : "; ") + inEnglish(phrase);
    return sentence + ".";
}

} // namespace precis
