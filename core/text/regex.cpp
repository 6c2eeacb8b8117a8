// SPDX-License-Identifier: GPL-3.0-or-later
// PCRE2 with its just-in-time compiler.
#define PCRE2_CODE_UNIT_WIDTH 8
#include "text/regex.h"

#include "text/utf8.h"

#include <precis/error.h>

#include <pcre2.h>

namespace precis {

namespace {

template <auto Free>
struct Freeing {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};

// Room for the machine code: a run of one kind of character can be as long as the text. One for each thread, because
// words are many and short.
struct MatchRoom {
    static constexpr std::size_t kBytes = 32 * 1024;
    static constexpr std::size_t kLimitBytes = 64 * 1024 * 1024;
    std::unique_ptr<pcre2_jit_stack, Freeing<pcre2_jit_stack_free>> stack{
        pcre2_jit_stack_create(kBytes, kLimitBytes, nullptr)};
    std::unique_ptr<pcre2_match_context, Freeing<pcre2_match_context_free>> context{
        pcre2_match_context_create(nullptr)};

    MatchRoom() { pcre2_jit_stack_assign(context.get(), nullptr, stack.get()); }
};

std::string message(int code) {
    char text[256] = {};
    pcre2_get_error_message(code, reinterpret_cast<PCRE2_UCHAR*>(text), sizeof text);
    return text;
}

} // namespace

Regex::Regex(const std::string& pattern, const std::string& file, const std::string& field) {
    int problem = 0;
    PCRE2_SIZE at = 0;
    pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                                     PCRE2_UTF | PCRE2_UCP, &problem, &at, nullptr);
    if (!code)
        throw Error(ErrorKind::BadFormat, file,
                    field + " is not a regular expression that PCRE2 understands (" + message(problem) +
                        " at character " + std::to_string(at) + "): " + pattern,
                    "Check the file against its source");
    m_code = std::shared_ptr<const void>(code, [code](const void*) { pcre2_code_free(code); });
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); // where it cannot, matching interprets the pattern
}

std::vector<Span> Regex::findAll(std::string_view text) const {
    const auto* code = static_cast<const pcre2_code*>(m_code.get());
    const std::unique_ptr<pcre2_match_data, Freeing<pcre2_match_data_free>> match(
        pcre2_match_data_create_from_pattern(code, nullptr));
    thread_local const MatchRoom room;

    std::vector<Span> spans;
    const PCRE2_SIZE* found = pcre2_get_ovector_pointer(match.get());
    for (std::size_t at = 0; at < text.size();) {
        const int result = pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), at,
                                       PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, match.get(), room.context.get());
        if (result == PCRE2_ERROR_NOMATCH)
            break;
        if (result < 0)
            throw Error(ErrorKind::BadInput, "text",
                        "the tokenizer's regular expression fails behind byte " + std::to_string(at) + " (" +
                            message(result) + ")",
                        "Look for an unusually long run of one kind of character there");
        spans.push_back({found[0], found[1]});
        at = found[1];
    }
    return spans;
}

} // namespace precis
