// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/recipe_form.h"

#include "recipe/bits_slider.h"
#include "recipe/fold.h"
#include "recipe/recipe_text.h"
#include "text/notice_label.h"
#include "text/schedule_text.h"

#include <QEvent>
#include <QFormLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace precis {

namespace {

QFormLayout* makeFormLayout(QWidget* parent) {
    auto* layout = new QFormLayout(parent);
    layout->setContentsMargins({});
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setRowWrapPolicy(QFormLayout::DontWrapRows); // a wrapped row that is hidden takes another one's place
    return layout;
}

QLabel* makeHeading(const std::string& section, QWidget* parent) {
    auto* heading = new QLabel(parent);
    heading->setProperty("section", QString::fromStdString(section));
    QFont font = heading->font();
    font.setBold(true);
    heading->setFont(font);
    return heading;
}

} // namespace

RecipeForm::RecipeForm(RecipeDocument* document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_schedule(new QLabel(this))
    , m_bits(new BitsSlider(document, this))
    , m_generalProblems(makeNoticeLabel(this)) {
    m_schedule->setWordWrap(true);
    m_schedule->setTextFormat(Qt::PlainText);
    m_schedule->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* advanced = new QWidget(this);
    m_advanced = new Fold(advanced, this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto* basicFields = makeFormLayout(nullptr);
    layout->addLayout(basicFields);
    layout->addWidget(m_advanced);
    layout->addWidget(m_generalProblems);
    addFields(basicFields, false);
    addFields(makeFormLayout(advanced), true);

    connect(document, &RecipeDocument::changed, this, &RecipeForm::showRecipe);
    retranslate();
    showRecipe();
}

void RecipeForm::setPredictor(std::function<SizeEstimate(const Recipe&, const ModelSummary&)> predict) {
    m_bits->setPredictor(std::move(predict));
}

void RecipeForm::setModel(const std::optional<ModelSummary>& model) {
    m_model = model;
    m_bits->setModel(model);
    showSchedule();
}

void RecipeForm::focusFirstProblem() {
    for (const Row& row : m_rows) {
        if (row.problem->isHidden())
            continue;
        if (row.field.advanced)
            m_advanced->setOpen(true);
        row.editor.widget->setFocus();
        return;
    }
}

void RecipeForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showRecipe();
    }
    QWidget::changeEvent(event);
}

void RecipeForm::addFields(QFormLayout* layout, bool advanced) {
    QLabel* heading = nullptr;
    std::string section;
    for (const FieldDescription& field : recipeFields()) {
        if (field.advanced != advanced || field.path == "version")
            continue;
        if (field.section != section) {
            section = field.section;
            heading = section.empty() ? nullptr : makeHeading(section, this);
            if (heading)
                layout->addRow(heading);
        }
        if (field.path == "weights.additive.dimension")
            layout->addRow(m_bits);
        addRow(layout, field, heading);
        if (field.path == "reconstruction.enabled")
            layout->addRow(m_schedule);
    }
}

void RecipeForm::addRow(QFormLayout* layout, const FieldDescription& field, QLabel* heading) {
    Row row;
    row.field = field;
    row.layout = layout;
    row.heading = heading;
    row.cell = new QWidget(this);
    const QString path = QString::fromStdString(field.path);
    row.editor =
        makeFieldEditor(field,
                        {.edited = [this, path](const FieldValue& value) { m_document->setField(path, value); },
                         .finished = [this] { m_document->finishTyping(); }},
                        row.cell);
    row.editor.widget->setObjectName(path);
    row.problem = makeNoticeLabel(row.cell);
    row.problem->setObjectName(path + QStringLiteral(".problem"));
    auto* cellLayout = new QVBoxLayout(row.cell);
    cellLayout->setContentsMargins({});
    cellLayout->setSpacing(0);
    cellLayout->addWidget(row.editor.widget);
    cellLayout->addWidget(row.problem);
    row.label = new QLabel(this);
    row.label->setBuddy(row.editor.widget);
    if (field.type == FieldType::Overrides) { // a table wants the whole width
        layout->addRow(row.label);
        layout->addRow(row.cell);
    } else {
        layout->addRow(row.label, row.cell);
    }
    m_rows.push_back(std::move(row));
}

void RecipeForm::showRecipe() {
    std::vector<QLabel*> usedHeadings;
    bool anyAdvanced = false;
    for (const Row& row : m_rows) {
        row.editor.show(recipeField(m_document->recipe(), row.field.path));
        const bool matters = fieldMatters(m_document->recipe(), row.field.path);
        row.layout->setRowVisible(row.cell, matters);
        if (row.field.type == FieldType::Overrides)
            row.layout->setRowVisible(row.label, matters);
        if (matters && row.heading)
            usedHeadings.push_back(row.heading);
        anyAdvanced = anyAdvanced || (matters && row.field.advanced);
    }
    for (const Row& row : m_rows)
        if (row.heading)
            row.layout->setRowVisible(row.heading, std::ranges::find(usedHeadings, row.heading) != usedHeadings.end());
    m_advanced->setVisible(anyAdvanced);
    m_bits->setVisible(m_document->recipe().weights.format == WeightFormat::Additive);
    m_bits->showRecipe();
    showProblems();
    showSchedule();
}

void RecipeForm::showSchedule() {
    const QString text = m_model ? describeSchedule(m_document->recipe(), m_model->blocks) : QString();
    m_schedule->setText(text);
    m_schedule->setVisible(!text.isEmpty());
}

void RecipeForm::showProblems() {
    QStringList general;
    std::vector<QStringList> ofRow(m_rows.size());
    for (const Problem& problem : m_document->problems()) {
        const auto concerns = [&](const Row& row) {
            return problem.path == row.field.path || problem.path.starts_with(row.field.path + "[") ||
                   problem.path.starts_with(row.field.path + ".");
        };
        const auto row = std::ranges::find_if(m_rows, concerns);
        if (row == m_rows.end())
            general << QString::fromStdString(problem.path + ": " + problem.what);
        else
            ofRow[static_cast<std::size_t>(row - m_rows.begin())] << QString::fromStdString(problem.what);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QString text = ofRow[i].join(QLatin1Char('\n'));
        setNotice(m_rows[i].problem, text);
        m_rows[i].editor.widget->setAccessibleDescription(text.isEmpty() ? recipeText(m_rows[i].field.help) : text);
    }
    setNotice(m_generalProblems, general.join(QLatin1Char('\n')));
}

void RecipeForm::retranslate() {
    m_advanced->setTitle(tr("Advanced"));
    m_schedule->setAccessibleName(tr("Windows of blocks"));
    for (const Row& row : m_rows) {
        const QString label = recipeText(row.field.label);
        row.label->setText(label);
        row.editor.widget->setAccessibleName(label);
        const QString help = QStringLiteral("<p>%1</p>").arg(recipeText(row.field.help).toHtmlEscaped());
        row.label->setToolTip(help);
        row.editor.widget->setToolTip(help);
        row.editor.retranslate();
        if (row.heading)
            row.heading->setText(recipeText(row.heading->property("section").toString().toStdString()));
    }
}

} // namespace precis
