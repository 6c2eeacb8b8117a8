// SPDX-License-Identifier: GPL-3.0-or-later
// FieldEditor: the widget that edits one field of a recipe, chosen by the field's type.
#pragma once

#include <precis/recipe.h>

#include <QWidget>

#include <functional>

namespace precis {

struct FieldEditor {
    QWidget* widget = nullptr;
    std::function<void(const FieldValue&)> show; // without reporting an edit
    std::function<void()> retranslate;
};

struct FieldEditorCallbacks {
    std::function<void(const FieldValue&)> edited; // at every keystroke
    std::function<void()> finished;                // the field was left or Enter pressed
};

FieldEditor makeFieldEditor(const FieldDescription& field, FieldEditorCallbacks callbacks, QWidget* parent);

} // namespace precis
