// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferences.h"

#include "appearance.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QThread>
#include <QToolButton>

#include <algorithm>

namespace precis {

Preferences::Preferences(const Settings& settings, QWidget* parent)
    : QDialog(parent)
    , m_language(new QComboBox(this))
    , m_palette(new QComboBox(this))
    , m_threads(new QSpinBox(this))
    , m_runsFolder(new QLineEdit(QDir::toNativeSeparators(settings.runsFolder), this)) {
    setWindowTitle(tr("Preferences"));
    m_language->addItem(tr("As the system"), QString());
    for (const QString& language : languages())
        m_language->addItem(languageName(language), language);
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings.language)));
    m_palette->addItem(tr("As the system"), QString());
    m_palette->addItem(tr("Light"), QStringLiteral("light"));
    m_palette->addItem(tr("Dark"), QStringLiteral("dark"));
    m_palette->setCurrentIndex(std::max(0, m_palette->findData(settings.palette)));
    m_threads->setRange(0, std::max(QThread::idealThreadCount(), settings.threads));
    m_threads->setSpecialValueText(tr("All cores"));
    m_threads->setValue(settings.threads);
    m_threads->setToolTip(tr("Threads the engine computes with, from the next job on."));
    auto* choose = new QToolButton(this);
    choose->setText(QStringLiteral("…"));
    choose->setAccessibleName(tr("Choose the folder for runs"));
    m_runsFolder->setMinimumWidth(fontMetrics().averageCharWidth() * 40);
    m_runsFolder->setToolTip(tr("Every run becomes a folder in this one."));
    connect(choose, &QToolButton::clicked, this, &Preferences::chooseFolder);

    auto* folder = new QHBoxLayout;
    folder->addWidget(m_runsFolder);
    folder->addWidget(choose);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QFormLayout(this);
    layout->addRow(tr("&Language"), m_language);
    layout->addRow(tr("&Palette"), m_palette);
    layout->addRow(tr("&Threads"), m_threads);
    layout->addRow(tr("&Folder for runs"), folder);
    layout->addRow(buttons);
}

Settings Preferences::settings() const {
    return {.language = m_language->currentData().toString(),
            .palette = m_palette->currentData().toString(),
            .threads = m_threads->value(),
            .runsFolder = QDir::fromNativeSeparators(m_runsFolder->text().trimmed())};
}

void Preferences::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder for runs"), m_runsFolder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_runsFolder,
            [this](const QString& path) { m_runsFolder->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

} // namespace precis
