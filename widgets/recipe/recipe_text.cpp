// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/recipe_text.h"

#include <QCoreApplication>

namespace precis {

QString recipeText(const std::string& english) {
    return english.empty() ? QString() : QCoreApplication::translate("Recipe", english.c_str());
}

QString fieldLabel(const QString& path) {
    const std::string key = path.toStdString();
    for (const FieldDescription& field : recipeFields())
        if (field.path == key)
            return recipeText(field.label);
    return path;
}

} // namespace precis
