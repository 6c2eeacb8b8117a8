// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of a recipe's fields in the language of the workbench.
#pragma once

#include <precis/recipe.h>

#include <QString>

namespace precis {

QString recipeText(const std::string& english);
QString fieldLabel(const QString& path);

} // namespace precis
