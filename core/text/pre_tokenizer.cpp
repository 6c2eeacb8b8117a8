// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of pre-tokenization, as Hugging Face defines them for tokenizer.json.
#include "text/pre_tokenizer.h"

#include "text/byte_alphabet.h"

#include <algorithm>
#include <array>
#include <utility>

namespace precis {

namespace {

using Words = std::vector<std::string>;

// Radford et al. 2019, as released with GPT-2.
const char kGpt2Pattern[] = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";

constexpr std::array<std::pair<const char*, SplitBehavior>, 5> kBehaviors = {{
    {"Isolated", SplitBehavior::Isolated},
    {"Removed", SplitBehavior::Removed},
    {"MergedWithPrevious", SplitBehavior::MergedWithPrevious},
    {"MergedWithNext", SplitBehavior::MergedWithNext},
    {"Contiguous", SplitBehavior::Contiguous},
}};

SplitBehavior readBehavior(const JsonView& json) {
    const std::string name = json.text();
    for (const auto& [key, behavior] : kBehaviors)
        if (name == key)
            return behavior;
    json.failUnsupported(name, "Isolated, Removed, MergedWithPrevious, MergedWithNext and Contiguous");
}

MetaspaceWords readMetaspace(const JsonView& json) {
    MetaspaceWords words;
    words.replacement = json.text("replacement", words.replacement);
    words.split = json.flag("split", true);
    // Files from before prepend_scheme say add_prefix_space.
    const std::string scheme = json.text("prepend_scheme", json.flag("add_prefix_space", true) ? "always" : "never");
    if (scheme == "first")
        words.prepend = MetaspaceWords::Prepend::First;
    else if (scheme == "never")
        words.prepend = MetaspaceWords::Prepend::Never;
    else if (scheme != "always")
        json.at("prepend_scheme").failUnsupported(scheme, "always, first and never");
    return words;
}

struct Stretch {
    Span span;
    bool matched = false;
};

// Matches and what is between them, in order and without gaps.
std::vector<Stretch> stretches(std::string_view text, const SplitByPattern& split) {
    std::vector<Stretch> result;
    std::size_t at = 0;
    const auto add = [&](Span span, bool matched) {
        if (span.begin < span.end)
            result.push_back({span, matched != split.invert});
    };
    for (const Span& match : split.pattern.findAll(text)) {
        add({at, match.begin}, false);
        add(match, true);
        at = match.end;
    }
    add({at, text.size()}, false);
    return result;
}

// Joins neighbours where the behaviour asks for it. A match joins its neighbour only when that is not a match itself.
std::vector<Span> joined(const std::vector<Stretch>& stretches, SplitBehavior behavior) {
    std::vector<Span> spans;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const Stretch& stretch = stretches[i];
        if (behavior == SplitBehavior::Removed && stretch.matched)
            continue;
        const bool joins =
            i > 0 && ((behavior == SplitBehavior::Contiguous && stretch.matched == stretches[i - 1].matched) ||
                      (behavior == SplitBehavior::MergedWithPrevious && stretch.matched && !stretches[i - 1].matched) ||
                      (behavior == SplitBehavior::MergedWithNext && !stretch.matched && stretches[i - 1].matched));
        if (joins)
            spans.back().end = stretch.span.end;
        else
            spans.push_back(stretch.span);
    }
    return spans;
}

void applyStep(const SplitByPattern& split, std::string text, bool, Words& words) {
    for (const Span& span : joined(stretches(text, split), split.behavior))
        words.push_back(text.substr(span.begin, span.end - span.begin));
}

void applyStep(const ByteLevelWords& step, std::string text, bool, Words& words) {
    static const SplitByPattern gpt2{TextPattern(Regex(kGpt2Pattern, "precis", "GPT-2's pattern")),
                                     SplitBehavior::Isolated, false};
    if (step.addPrefixSpace && !text.starts_with(' '))
        text = std::string(" ").append(text);
    if (!step.usePattern) {
        words.push_back(toByteAlphabet(text));
        return;
    }
    for (const Stretch& stretch : stretches(text, gpt2))
        words.push_back(
            toByteAlphabet(std::string_view(text).substr(stretch.span.begin, stretch.span.end - stretch.span.begin)));
}

void applyStep(const MetaspaceWords& step, std::string text, bool isStart, Words& words) {
    text = TextPattern(" ").replaceAll(text, step.replacement);
    const bool prepends =
        step.prepend == MetaspaceWords::Prepend::Always || (step.prepend == MetaspaceWords::Prepend::First && isStart);
    if (prepends && !text.starts_with(step.replacement))
        text = std::string(step.replacement).append(text);
    if (step.split)
        applyStep(SplitByPattern{TextPattern(step.replacement), SplitBehavior::MergedWithNext, false}, std::move(text),
                  isStart, words);
    else
        words.push_back(std::move(text));
}

} // namespace

void PreTokenizer::add(const JsonView& json) {
    const JsonView type = json.at("type");
    const std::string name = type.text();
    if (name == "Sequence")
        for (const JsonView& step : json.at("pretokenizers").items())
            add(step);
    else if (name == "Split")
        m_steps.push_back(SplitByPattern{TextPattern(json.at("pattern")), readBehavior(json.at("behavior")),
                                         json.flag("invert", false)});
    else if (name == "Digits")
        m_steps.push_back(SplitByPattern{
            TextPattern(Regex("\\p{N}", json.file(), "field " + json.field())),
            json.flag("individual_digits", false) ? SplitBehavior::Isolated : SplitBehavior::Contiguous, false});
    else if (name == "ByteLevel")
        m_steps.push_back(ByteLevelWords{json.flag("add_prefix_space", true), json.flag("use_regex", true)});
    else if (name == "Metaspace")
        m_steps.push_back(readMetaspace(json));
    else
        type.failUnsupported(name, "Split, Digits, ByteLevel, Metaspace and Sequence");
}

bool PreTokenizer::isByteLevel() const {
    return std::any_of(m_steps.begin(), m_steps.end(),
                       [](const auto& step) { return std::holds_alternative<ByteLevelWords>(step); });
}

std::vector<std::string> PreTokenizer::words(std::string text, bool isStart) const {
    if (text.empty())
        return {};
    Words words{std::move(text)};
    for (const auto& step : m_steps) {
        Words parts;
        for (std::size_t i = 0; i < words.size(); ++i)
            std::visit([&](const auto& action) { applyStep(action, std::move(words[i]), isStart && i == 0, parts); },
                       step);
        words = std::move(parts);
    }
    return words;
}

} // namespace precis
