// SPDX-License-Identifier: GPL-3.0-or-later
// Grammar: a probabilistic program over text that draws, parses and enumerates with one and the same walk.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// Rules are written as lines of text:
//
//   rule friend: he him        a rule; alternatives have the text and the fields "he" and "him"
//   set she her                values for those fields in the alternatives that follow
//   2 Anna                     an alternative of weight 2
//   1 Ben|he|him               an alternative that brings its own fields
//   * Cara, Dora, Eve          three alternatives of weight 1
//   # a remark
//
// In a text, <rule> expands one of its alternatives; <f=friend> chooses one, keeps it as f and writes nothing; {f} and
// {f.he} write what was kept. <f.pets> and <p=f.pets> use the rule that a field names. ~ writes "a " or "an ",
// whichever suits what follows; ^ makes the next letter a capital; _ is a space, for where one would be trimmed; of two
// spaces that meet one is left out.
//
// The probability of a derivation is the product of weight / total weight over its choices, and exact.
class Grammar {
public:
    // Throws Error{BadFormat} naming the line for a rule that is unknown or malformed.
    explicit Grammar(std::string_view rules);

    struct Derivation {
        std::string text;
        double logProbability = 0; // nats
    };

    // Draws from rule `start`, deterministic in the seed on every platform.
    Derivation draw(const std::string& start, std::uint64_t seed) const;

    struct Parse {
        int derivations = 0;       // ways to derive the text; 1 in an unambiguous grammar
        double logProbability = 0; // nats, of all of them together
    };
    // Recovers the derivations of a text from the text alone; nothing when there is none.
    std::optional<Parse> parse(const std::string& start, std::string_view text) const;
    // The same for the beginning of a text: `derivations` that agree up to its last letter, and the probability that a
    // text begins so.
    std::optional<Parse> parsePrefix(const std::string& start, std::string_view prefix) const;

    // Visits every derivation. Only for grammars that are small.
    void enumerate(const std::string& start, const std::function<void(const Derivation&)>& visit) const;

    // The same grammar with at most `alternatives` in every `stride`-th rule and one in the others.
    Grammar cutDown(int alternatives, int stride) const;

    // Alternatives that hold a sentence's end.
    int sentencePatterns() const;

private:
    enum class PieceKind { Literal, Capital, Article, Expand, Bind, Field };
    struct Piece {
        PieceKind kind = PieceKind::Literal;
        std::string text;  // of a literal; of Expand and Bind the rule or "variable.field"
        int rule = -1;     // -1: named by a field
        int variable = -1; // bound, or looked up
        int target = -1;   // of a Bind, the variable it sets
        std::string field;
    };
    using Template = std::vector<Piece>;
    struct Alternative {
        int weight = 1;
        std::vector<Template> fields; // the text first
    };
    struct Rule {
        std::string name;
        std::vector<std::string> fieldNames;
        std::vector<Alternative> alternatives;
        int totalWeight = 0;
    };
    enum class Match { Whole, Prefix };
    struct Walk;
    struct Explorer;

    template <class Arena, class Pick, class Finish>
    void explore(const std::string& start, Arena& arena, const Pick& pick, const Finish& finish) const;
    std::optional<Parse> match(const std::string& start, std::string_view text, Match match) const;
    int ruleIndex(const std::string& name) const;
    int variableIndex(const std::string& name);
    std::string variableName(int index) const;
    Template compile(std::string_view text);
    void addAlternative(Rule& rule, int weight, std::string_view line, const std::vector<std::string>& defaults);
    void resolve();
    const Template& field(const Walk& walk, int variable, const std::string& name) const;

    std::vector<Rule> m_rules;
    std::map<std::string, int> m_ruleByName;
    std::map<std::string, int> m_variables;
};

} // namespace precis
