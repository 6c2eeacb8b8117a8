// SPDX-License-Identifier: GPL-3.0-or-later
// Visits every single field of a recipe with its dotted path.
#pragma once

#include "json_fields.h"
#include "precis/recipe_fields.h"

namespace precis {

// visit(path, section, info, field): section is the FieldInfo of the enclosing struct.
template <class Struct, class Visitor>
void visitLeaves(Struct& self, const Visitor& visit, const FieldInfo& section, const std::string& prefix = {}) {
    visitFields(self, [&](const FieldInfo& info, auto& field) {
        const std::string path = joinPath(prefix, info.key);
        if constexpr (HasFields<std::remove_reference_t<decltype(field)>>)
            visitLeaves(field, visit, info, path);
        else
            visit(path, section, info, field);
    });
}

template <FieldsOf<Recipe> Self, class Visitor>
void visitRecipe(Self& recipe, const Visitor& visit) {
    visitLeaves(recipe, visit, {"", PRECIS_TEXT("Recipe", "Recipe")});
}

} // namespace precis
