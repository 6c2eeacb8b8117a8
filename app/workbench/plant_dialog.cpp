// SPDX-License-Identifier: GPL-3.0-or-later
#include "plant_dialog.h"

#include "run/plant_proposal.h"
#include "run/workspace.h"
#include "text/notice_label.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

namespace precis {

namespace {

constexpr double kLargestFactor = 1000;

} // namespace

PlantDialog::PlantDialog(const ModelSummary& model, const PlantRequest& proposal, QWidget* parent)
    : QDialog(parent)
    , m_model(model.path)
    , m_isHalfPrecision(model.storedType != "F32")
    , m_channels(new QSpinBox(this))
    , m_factor(new QDoubleSpinBox(this))
    , m_seed(new QSpinBox(this))
    , m_folder(new QLineEdit(QDir::toNativeSeparators(QString::fromStdString(proposal.out)), this))
    , m_note(new QLabel(this))
    , m_problem(makeNoticeLabel(this)) {
    setWindowTitle(tr("Plant Outliers"));
    auto* purpose = new QLabel(
        tr("Large models have a few channels whose activations are far larger than all others, which makes activations "
           "hard to quantize. Small models lack them. This copies the model and plants such channels: the gains of the "
           "norms grow, the weights behind them shrink, and what the model computes stays the same."),
        this);
    for (QLabel* label : {purpose, m_note})
        label->setWordWrap(true);
    m_channels->setRange(1, model.hidden);
    m_channels->setValue(proposal.channels);
    m_channels->setToolTip(tr("How many channels of the model width stand out, the same in every block."));
    m_factor->setRange(1.5, kLargestFactor);
    m_factor->setDecimals(1);
    m_factor->setValue(proposal.factor);
    m_factor->setToolTip(tr("How many times as large these channels become."));
    m_seed->setToolTip(tr("Chooses the channels."));
    m_folder->setObjectName(QStringLiteral("folder"));
    m_folder->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    m_folder->setToolTip(
        tr("The copy goes here. It is a model like any other and says that its outliers are planted."));
    auto* choose = new QToolButton(this);
    choose->setText(QStringLiteral("…"));
    choose->setAccessibleName(tr("Choose the folder for the copy"));

    auto* folder = new QHBoxLayout;
    folder->addWidget(m_folder);
    folder->addWidget(choose);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_plant = buttons->addButton(tr("&Plant"), QDialogButtonBox::AcceptRole);
    m_plant->setObjectName(QStringLiteral("plant"));
    m_plant->setDefault(true);
    auto* layout = new QFormLayout(this);
    layout->addRow(purpose);
    layout->addRow(tr("&Channels"), m_channels);
    layout->addRow(tr("&Factor"), m_factor);
    layout->addRow(tr("&Seed"), m_seed);
    layout->addRow(tr("F&older"), folder);
    qobject_cast<QLabel*>(layout->labelForField(folder))->setBuddy(m_folder);
    layout->addRow(m_note);
    layout->addRow(m_problem);
    layout->addRow(buttons);

    connect(choose, &QToolButton::clicked, this, &PlantDialog::chooseFolder);
    connect(m_factor, &QDoubleSpinBox::valueChanged, this, &PlantDialog::check);
    connect(m_folder, &QLineEdit::textChanged, this, &PlantDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

PlantRequest PlantDialog::request() const {
    return {.model = m_model,
            .out = QDir::cleanPath(QDir::fromNativeSeparators(m_folder->text().trimmed())).toStdString(),
            .channels = m_channels->value(),
            .factor = m_factor->value(),
            .seed = static_cast<std::uint64_t>(m_seed->value())};
}

void PlantDialog::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder for the Copy"), QFileInfo(m_folder->text()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_folder, [this](const QString& path) {
        const bool isEmpty = QDir(path).isEmpty();
        m_folder->setText(
            QDir::toNativeSeparators(isEmpty ? path : freeModelFolder(path, QString::fromStdString(m_model))));
    });
    dialog->open();
}

void PlantDialog::check() {
    const QFileInfo folder(QDir::fromNativeSeparators(m_folder->text().trimmed()));
    QString problem;
    if (m_folder->text().trimmed().isEmpty())
        problem = tr("Name a folder for the copy.");
    else if (folder.exists() && (!folder.isDir() || !QDir(folder.filePath()).isEmpty()))
        problem = tr("This folder is in use. Choose a new one: nothing is overwritten.");
    setNotice(m_problem, problem);
    m_plant->setEnabled(problem.isEmpty());
    const bool isRounded = m_isHalfPrecision && !isPowerOfTwo(m_factor->value());
    m_note->setText(isRounded ? tr("The model is stored in half precision: with this factor its weights are rounded "
                                   "once more. 16, 32 or 64 round next to nothing.")
                              : tr("With this factor the model stays the same within rounding."));
}

void showPlantDialog(QWidget* parent, Workspace* workspace) {
    if (!workspace->available().plantOutliers)
        return;
    const ModelSummary& model = *workspace->model();
    auto* dialog = new PlantDialog(model, proposePlanting(model, workspace->runsFolder()), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, workspace,
                     [dialog, workspace] { workspace->plantOutliers(dialog->request()); });
    dialog->show();
}

} // namespace precis
