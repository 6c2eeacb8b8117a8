// SPDX-License-Identifier: GPL-3.0-or-later
// Grammar: reading of rules, and the walk over derivations that drawing, parsing and enumerating share.
#include "text/grammar.h"

#include "precis/error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <sstream>
#include <utility>

namespace precis {

namespace {

constexpr int kMaxVariables = 32;

[[noreturn]] void badRule(const std::string& where, const std::string& problem) {
    throw Error(ErrorKind::BadFormat, "grammar, " + where, problem);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.emplace_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
class IntegerRandom {
public:
    explicit IntegerRandom(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    // Uniform in [0, count), by rejection and so without bias.
    std::uint64_t below(std::uint64_t count) {
        const std::uint64_t limit = ~std::uint64_t{0} - ~std::uint64_t{0} % count;
        std::uint64_t value = next();
        while (value >= limit)
            value = next();
        return value % count;
    }

private:
    std::uint64_t m_state;
};

} // namespace

// Where a walk stands. The pending templates form linked lists in an arena, so that a copy is cheap.
struct Grammar::Walk {
    struct Pending {
        const Template* pieces;
        std::size_t next;
        int below;
    };
    struct Arena {
        std::vector<Pending> pending;
        std::string text;                       // written so far
        std::optional<std::string_view> target; // what it must become, when parsing
        bool prefix = false;                    // or only begin with
    };
    struct Binding {
        short rule = -1;
        short alternative = -1;
    };

    Arena* arena = nullptr;
    int top = -1;
    bool capital = false;
    bool article = false;
    double logProbability = 0;
    std::array<Binding, kMaxVariables> bindings{};

    void push(const Template& pieces) {
        arena->pending.push_back({&pieces, 0, top});
        top = static_cast<int>(arena->pending.size()) - 1;
    }

    const Piece* next() {
        while (top >= 0) {
            const Pending& pending = arena->pending[top];
            if (pending.next < pending.pieces->size()) {
                const Piece* piece = &(*pending.pieces)[pending.next];
                arena->pending.push_back({pending.pieces, pending.next + 1, pending.below});
                top = static_cast<int>(arena->pending.size()) - 1;
                return piece;
            }
            top = pending.below;
        }
        return nullptr;
    }

    // Whether a prefix is matched, so that whatever follows is certain to follow somehow.
    bool isComplete() const { return arena->prefix && arena->text.size() >= arena->target->size(); }

    // False when the text can no longer become the target.
    bool write(std::string_view literal) {
        std::string& text = arena->text;
        const std::size_t before = text.size();
        if (literal.front() == ' ' && (text.empty() || text.back() == ' '))
            literal.remove_prefix(1);
        if (literal.empty())
            return true;
        if (article) {
            text += std::string_view("aeiou").find(literal.front()) == std::string_view::npos ? "a " : "an ";
            article = false;
        }
        text += literal;
        if (capital) {
            text[before] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[before])));
            capital = false;
        }
        if (!arena->target)
            return true;
        const std::string_view written = std::string_view(text).substr(before);
        return arena->target->substr(before, written.size()) == written.substr(0, arena->target->size() - before) &&
               (arena->prefix || text.size() <= arena->target->size());
    }
};

Grammar::Grammar(std::string_view rules) {
    std::istringstream lines{std::string(rules)};
    std::string line;
    std::vector<std::string> defaults;
    for (int number = 1; std::getline(lines, line); ++number) {
        const std::string where = "line " + std::to_string(number) + " \"" + line + "\"";
        if (line.empty() || line.front() == '#')
            continue;
        if (line.starts_with("rule ")) {
            const auto colon = line.find(':');
            Rule rule;
            rule.name = trimmed(std::string_view(line).substr(5, colon == std::string::npos ? colon : colon - 5));
            std::istringstream names(colon == std::string::npos ? "" : line.substr(colon + 1));
            for (std::string name; names >> name;)
                rule.fieldNames.push_back(name);
            if (!m_ruleByName.emplace(rule.name, static_cast<int>(m_rules.size())).second)
                badRule(where, "the rule is defined twice");
            m_rules.push_back(std::move(rule));
            defaults.clear();
            continue;
        }
        if (m_rules.empty())
            badRule(where, "a rule must come first");
        if (line.starts_with("set ")) {
            std::istringstream values(line.substr(4));
            defaults.clear();
            for (std::string value; values >> value;)
                defaults.push_back(value);
        } else if (line.starts_with("* ")) {
            for (const std::string& text : split(std::string_view(line).substr(2), ','))
                addAlternative(m_rules.back(), 1, text, defaults);
        } else {
            std::size_t digits = 0;
            while (digits < line.size() && std::isdigit(static_cast<unsigned char>(line[digits])))
                ++digits;
            if (digits == 0 || digits > 4)
                badRule(where, "an alternative starts with its weight");
            addAlternative(m_rules.back(), std::stoi(line.substr(0, digits)),
                           trimmed(std::string_view(line).substr(digits)), defaults);
        }
    }
    resolve();
}

void Grammar::addAlternative(Rule& rule, int weight, std::string_view line, const std::vector<std::string>& defaults) {
    std::vector<std::string> texts = split(line, '|');
    // Fields that the alternative does not bring come from the defaults, which fill the last ones.
    const std::size_t wanted = rule.fieldNames.size() + 1;
    if (texts.size() + defaults.size() == wanted)
        texts.insert(texts.end(), defaults.begin(), defaults.end());
    if (texts.size() != wanted)
        badRule("rule " + rule.name, "\"" + std::string(line) + "\" does not have the rule's fields");
    Alternative alternative;
    alternative.weight = weight;
    for (const std::string& text : texts)
        alternative.fields.push_back(compile(text));
    rule.totalWeight += weight;
    rule.alternatives.push_back(std::move(alternative));
}

Grammar::Template Grammar::compile(std::string_view text) {
    Template pieces;
    std::string literal;
    const auto flush = [&] {
        if (!literal.empty())
            pieces.push_back({PieceKind::Literal, std::exchange(literal, {}), -1, -1, -1, {}});
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '^' || text[i] == '~') {
            flush();
            pieces.push_back({text[i] == '^' ? PieceKind::Capital : PieceKind::Article, {}, -1, -1, -1, {}});
        } else if (text[i] == '<' || text[i] == '{') {
            flush();
            const auto end = text.find(text[i] == '<' ? '>' : '}', i);
            if (end == std::string_view::npos)
                badRule("\"" + std::string(text) + "\"", "a bracket is not closed");
            std::string inside(text.substr(i + 1, end - i - 1));
            Piece piece;
            piece.kind = text[i] == '{' ? PieceKind::Field : PieceKind::Expand;
            if (const auto equals = inside.find('='); equals != std::string::npos) {
                piece.kind = PieceKind::Bind;
                piece.target = variableIndex(inside.substr(0, equals));
                inside.erase(0, equals + 1);
            }
            piece.text = inside;
            const auto dot = inside.find('.');
            if (dot != std::string::npos)
                piece.field = inside.substr(dot + 1);
            if (dot != std::string::npos || piece.kind == PieceKind::Field)
                piece.variable = variableIndex(inside.substr(0, dot));
            pieces.push_back(std::move(piece));
            i = end;
        } else {
            literal += text[i] == '_' ? ' ' : text[i];
        }
    }
    flush();
    return pieces;
}

int Grammar::variableIndex(const std::string& name) {
    const int index = m_variables.emplace(name, static_cast<int>(m_variables.size())).first->second;
    if (index >= kMaxVariables)
        badRule("variable " + name, "there are too many variables");
    return index;
}

std::string Grammar::variableName(int index) const {
    const auto found = std::find_if(m_variables.begin(), m_variables.end(),
                                    [index](const auto& variable) { return variable.second == index; });
    return found == m_variables.end() ? "?" : found->first;
}

int Grammar::ruleIndex(const std::string& name) const {
    const auto found = m_ruleByName.find(name);
    if (found == m_ruleByName.end())
        badRule("<" + name + ">", "there is no such rule");
    return found->second;
}

void Grammar::resolve() {
    for (Rule& rule : m_rules) {
        if (rule.alternatives.empty())
            badRule("rule " + rule.name, "it has no alternatives");
        for (Alternative& alternative : rule.alternatives)
            for (Template& pieces : alternative.fields)
                for (Piece& piece : pieces)
                    if ((piece.kind == PieceKind::Expand || piece.kind == PieceKind::Bind) && piece.variable < 0)
                        piece.rule = ruleIndex(piece.text);
    }
}

const Grammar::Template& Grammar::field(const Walk& walk, int variable, const std::string& name) const {
    const Walk::Binding binding = walk.bindings[variable];
    if (binding.rule < 0)
        badRule("variable " + variableName(variable), "it is used before it is bound");
    const Rule& rule = m_rules[binding.rule];
    const Alternative& alternative = rule.alternatives[binding.alternative];
    if (name.empty())
        return alternative.fields.front();
    const auto found = std::find(rule.fieldNames.begin(), rule.fieldNames.end(), name);
    if (found == rule.fieldNames.end())
        badRule("rule " + rule.name, "it has no field \"" + name + "\"");
    return alternative.fields[1 + (found - rule.fieldNames.begin())];
}

struct Grammar::Explorer {
    const Grammar& grammar;
    // The alternatives to try at a choice, as a half-open range.
    std::function<std::pair<int, int>(const Rule&)> pick;
    std::function<void(const Walk&)> finish;

    void explore(Walk walk) const {
        while (const Piece* piece = walk.next()) {
            if (walk.isComplete())
                break;
            switch (piece->kind) {
            case PieceKind::Literal:
                if (!walk.write(piece->text))
                    return;
                break;
            case PieceKind::Capital:
                walk.capital = true;
                break;
            case PieceKind::Article:
                walk.article = true;
                break;
            case PieceKind::Field:
                walk.push(grammar.field(walk, piece->variable, piece->field));
                break;
            case PieceKind::Expand:
            case PieceKind::Bind:
                branch(walk, *piece);
                return;
            }
        }
        finish(walk);
    }

private:
    void branch(const Walk& walk, const Piece& piece) const {
        const int index = piece.rule >= 0
                              ? piece.rule
                              : grammar.ruleIndex(grammar.field(walk, piece.variable, piece.field).front().text);
        const Rule& rule = grammar.m_rules[index];
        const auto [first, last] = pick(rule);
        const std::size_t pendingMark = walk.arena->pending.size();
        const std::size_t textMark = walk.arena->text.size();
        for (int i = first; i < last; ++i) {
            Walk next = walk;
            next.logProbability += std::log(static_cast<double>(rule.alternatives[i].weight) / rule.totalWeight);
            if (piece.kind == PieceKind::Bind)
                next.bindings[piece.target] = {static_cast<short>(index), static_cast<short>(i)};
            else
                next.push(rule.alternatives[i].fields.front());
            explore(next);
            if (i + 1 < last) {
                walk.arena->pending.resize(pendingMark);
                walk.arena->text.resize(textMark);
            }
        }
    }
};

template <class Arena, class Pick, class Finish>
void Grammar::explore(const std::string& start, Arena& arena, const Pick& pick, const Finish& finish) const {
    const Template root{{PieceKind::Expand, start, ruleIndex(start), -1, -1, {}}};
    Walk walk;
    walk.arena = &arena;
    walk.push(root);
    Explorer{*this, pick, finish}.explore(walk);
}

Grammar::Derivation Grammar::draw(const std::string& start, std::uint64_t seed) const {
    IntegerRandom random(seed);
    Walk::Arena arena;
    Derivation result;
    const auto pick = [&](const Rule& rule) {
        auto rest = static_cast<int>(random.below(static_cast<std::uint64_t>(rule.totalWeight)));
        int index = 0;
        while (rest >= rule.alternatives[index].weight)
            rest -= rule.alternatives[index++].weight;
        return std::pair{index, index + 1};
    };
    const auto finish = [&](const Walk& walk) { result = {walk.arena->text, walk.logProbability}; };
    explore(start, arena, pick, finish);
    return result;
}

std::optional<Grammar::Parse> Grammar::parse(const std::string& start, std::string_view text) const {
    return match(start, text, Match::Whole);
}

std::optional<Grammar::Parse> Grammar::parsePrefix(const std::string& start, std::string_view prefix) const {
    return match(start, prefix, Match::Prefix);
}

std::optional<Grammar::Parse> Grammar::match(const std::string& start, std::string_view text, Match match) const {
    Walk::Arena arena;
    arena.target = text;
    arena.prefix = match == Match::Prefix;
    Parse result;
    double probability = 0; // relative to the first derivation's, which alone could underflow
    const auto pick = [](const Rule& rule) { return std::pair{0, static_cast<int>(rule.alternatives.size())}; };
    const auto finish = [&](const Walk& walk) {
        if (walk.arena->text.size() < text.size())
            return;
        if (result.derivations++ == 0)
            result.logProbability = walk.logProbability;
        probability += std::exp(walk.logProbability - result.logProbability);
    };
    explore(start, arena, pick, finish);
    if (result.derivations == 0)
        return std::nullopt;
    result.logProbability += std::log(probability);
    return result;
}

void Grammar::enumerate(const std::string& start, const std::function<void(const Derivation&)>& visit) const {
    Walk::Arena arena;
    const auto pick = [](const Rule& rule) { return std::pair{0, static_cast<int>(rule.alternatives.size())}; };
    const auto finish = [&](const Walk& walk) { visit({walk.arena->text, walk.logProbability}); };
    explore(start, arena, pick, finish);
}

Grammar Grammar::cutDown(int alternatives, int stride) const {
    Grammar result = *this;
    for (std::size_t i = 0; i < result.m_rules.size(); ++i) {
        Rule& rule = result.m_rules[i];
        const std::size_t keep = i % stride == 0 ? alternatives : 1;
        if (rule.alternatives.size() > keep)
            rule.alternatives.resize(keep);
        rule.totalWeight = 0;
        for (const Alternative& alternative : rule.alternatives)
            rule.totalWeight += alternative.weight;
    }
    return result;
}

int Grammar::sentencePatterns() const {
    int count = 0;
    for (const Rule& rule : m_rules)
        for (const Alternative& alternative : rule.alternatives)
            count += std::any_of(alternative.fields.begin(), alternative.fields.end(), [](const Template& pieces) {
                return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
                    return piece.kind == PieceKind::Literal && piece.text.find_first_of(".!?") != std::string::npos;
                });
            });
    return count;
}

} // namespace precis
