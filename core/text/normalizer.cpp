// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of normalization; Unicode forms by utf8proc.
#include "text/normalizer.h"

#include "text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>

namespace precis {

namespace {

utf8proc_option_t optionsOf(UnicodeForm form) {
    switch (form) {
    case UnicodeForm::Nfc:
        return UTF8PROC_COMPOSE;
    case UnicodeForm::Nfd:
        return UTF8PROC_DECOMPOSE;
    case UnicodeForm::Nfkc:
        return static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    case UnicodeForm::Nfkd:
        return static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
    }
    return UTF8PROC_COMPOSE;
}

std::string applyStep(UnicodeForm form, std::string text) {
    // ASCII is the same in every form.
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return text;
    utf8proc_uint8_t* mapped = nullptr;
    const auto bytes =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | optionsOf(form)));
    if (bytes < 0) // the text is valid, so only memory can be missing
        throw std::bad_alloc();
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(bytes)};
}

std::string applyStep(const PrependText& prepend, std::string text) {
    return text.empty() ? text : prepend.prefix + text;
}

std::string applyStep(const ReplaceText& replace, std::string text) {
    return replace.pattern.replaceAll(text, replace.content);
}

std::string applyStep(const StripWhiteSpace& strip, std::string text) {
    std::size_t begin = 0;
    std::size_t end = text.size();
    while (strip.left && begin < end && isWhiteSpace(characterAt(text, begin)))
        begin += utf8CharacterBytes(text[begin]);
    while (strip.right && begin < end && isWhiteSpace(characterAt(text, previousCharacter(text, end))))
        end = previousCharacter(text, end);
    return text.substr(begin, end - begin);
}

} // namespace

void Normalizer::add(const JsonView& json) {
    const JsonView type = json.at("type");
    const std::string name = type.text();
    if (name == "Sequence")
        for (const JsonView& step : json.at("normalizers").items())
            add(step);
    else if (name == "NFC")
        m_steps.push_back(UnicodeForm::Nfc);
    else if (name == "NFD")
        m_steps.push_back(UnicodeForm::Nfd);
    else if (name == "NFKC")
        m_steps.push_back(UnicodeForm::Nfkc);
    else if (name == "NFKD")
        m_steps.push_back(UnicodeForm::Nfkd);
    else if (name == "Prepend")
        m_steps.push_back(PrependText{json.at("prepend").text()});
    else if (name == "Replace")
        m_steps.push_back(ReplaceText{TextPattern(json.at("pattern")), json.at("content").text()});
    else if (name == "Strip")
        m_steps.push_back(StripWhiteSpace{json.flag("strip_left", true), json.flag("strip_right", true)});
    else
        type.failUnsupported(name, "NFC, NFD, NFKC, NFKD, Prepend, Replace, Strip and Sequence");
}

std::string Normalizer::normalize(std::string text) const {
    for (const auto& step : m_steps)
        text = std::visit([&](const auto& action) { return applyStep(action, std::move(text)); }, step);
    return text;
}

} // namespace precis
