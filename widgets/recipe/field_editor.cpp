// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/field_editor.h"

#include "recipe/overrides_editor.h"
#include "recipe/recipe_text.h"
#include "recipe/wheel_guard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>

#include <limits>

namespace precis {

namespace {

// Undo and redo are the recipe's: a field's own would stop at the last change of focus.
class UndoGuard : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::ShortcutOverride)
            return false;
        auto* key = static_cast<QKeyEvent*>(event);
        if (!key->matches(QKeySequence::Undo) && !key->matches(QKeySequence::Redo))
            return false;
        event->ignore();
        return true;
    }
};

constexpr int kShownLetters = 16; // of a choice, at least

bool fitsSpinBox(const FieldDescription& field) {
    return field.minimum < field.maximum && field.minimum >= std::numeric_limits<int>::min() &&
           field.maximum <= std::numeric_limits<int>::max();
}

FieldEditor makeCheckBox(const FieldEditorCallbacks& callbacks, QWidget* parent) {
    auto* box = new QCheckBox(parent);
    QObject::connect(box, &QCheckBox::toggled, box, [callbacks](bool checked) {
        callbacks.edited(checked);
        callbacks.finished();
    });
    return {.widget = box,
            .show =
                [box](const FieldValue& value) {
                    const QSignalBlocker blocker(box);
                    box->setChecked(std::get<bool>(value));
                },
            .retranslate = [] {}};
}

FieldEditor makeSpinBox(const FieldDescription& field, const FieldEditorCallbacks& callbacks, QWidget* parent) {
    auto* box = new QSpinBox(parent);
    box->setRange(static_cast<int>(field.minimum), static_cast<int>(field.maximum));
    box->setGroupSeparatorShown(true);
    box->setAccelerated(true);
    guardWheel(box);
    box->installEventFilter(new UndoGuard(box));
    QObject::connect(box, &QSpinBox::valueChanged, box,
                     [callbacks](int value) { callbacks.edited(std::int64_t(value)); });
    QObject::connect(box, &QSpinBox::editingFinished, box, callbacks.finished);
    return {.widget = box,
            .show =
                [box](const FieldValue& value) {
                    const QSignalBlocker blocker(box);
                    box->setValue(static_cast<int>(std::get<std::int64_t>(value)));
                },
            .retranslate = [box] { box->setLocale(QLocale()); }};
}

FieldEditor makeComboBox(const FieldDescription& field, const FieldEditorCallbacks& callbacks, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // the longest choice may be very long
    box->setMinimumContentsLength(kShownLetters);
    for (const FieldChoice& choice : field.choices)
        box->addItem(recipeText(choice.label), QString::fromStdString(choice.key));
    guardWheel(box);
    QObject::connect(box, &QComboBox::activated, box, [box, callbacks] {
        callbacks.edited(box->currentData().toString().toStdString());
        callbacks.finished();
    });
    return {.widget = box,
            .show =
                [box](const FieldValue& value) {
                    box->setCurrentIndex(box->findData(QString::fromStdString(std::get<std::string>(value))));
                },
            .retranslate =
                [box, choices = field.choices] {
                    for (int i = 0; i < box->count(); ++i)
                        box->setItemText(i, recipeText(choices[static_cast<std::size_t>(i)].label));
                }};
}

// A line edit for numbers and texts; what is no number becomes the text itself, which the recipe refuses with a reason.
FieldEditor makeLineEdit(const FieldDescription& field, const FieldEditorCallbacks& callbacks, QWidget* parent) {
    auto* edit = new QLineEdit(parent);
    edit->installEventFilter(new UndoGuard(edit));
    const auto parse = [type = field.type](const QString& text) -> FieldValue {
        bool ok = false;
        if (type == FieldType::Integer) {
            const qlonglong value = QLocale().toLongLong(text.trimmed(), &ok);
            if (ok)
                return std::int64_t(value);
        } else if (type == FieldType::Real) {
            const double value = QLocale().toDouble(text.trimmed(), &ok);
            if (ok)
                return value;
        }
        return text.toStdString();
    };
    const auto write = [](const FieldValue& value) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            return QString::number(*number);
        if (const auto* number = std::get_if<double>(&value))
            return QLocale().toString(*number, 'g', QLocale::FloatingPointShortest);
        return QString::fromStdString(std::get<std::string>(value));
    };
    QObject::connect(edit, &QLineEdit::textEdited, edit,
                     [callbacks, parse](const QString& text) { callbacks.edited(parse(text)); });
    QObject::connect(edit, &QLineEdit::editingFinished, edit, callbacks.finished);
    return {.widget = edit,
            .show =
                [edit, parse, write](const FieldValue& value) {
                    if (parse(edit->text()) != value) // "0.010" stays as typed
                        edit->setText(write(value));
                },
            .retranslate = [] {}};
}

FieldEditor makeOverrides(const FieldEditorCallbacks& callbacks, QWidget* parent) {
    auto* editor = new OverridesEditor(parent);
    QObject::connect(editor, &OverridesEditor::edited, editor, [editor, callbacks] {
        callbacks.edited(editor->overrides());
        callbacks.finished();
    });
    return {.widget = editor,
            .show = [editor](
                        const FieldValue& value) { editor->setOverrides(std::get<std::vector<LayerOverride>>(value)); },
            .retranslate = [] {}};
}

} // namespace

FieldEditor makeFieldEditor(const FieldDescription& field, FieldEditorCallbacks callbacks, QWidget* parent) {
    switch (field.type) {
    case FieldType::Boolean:
        return makeCheckBox(callbacks, parent);
    case FieldType::Choice:
        return makeComboBox(field, callbacks, parent);
    case FieldType::Overrides:
        return makeOverrides(callbacks, parent);
    case FieldType::Integer:
        if (fitsSpinBox(field))
            return makeSpinBox(field, callbacks, parent);
        [[fallthrough]];
    default:
        return makeLineEdit(field, callbacks, parent);
    }
}

} // namespace precis
