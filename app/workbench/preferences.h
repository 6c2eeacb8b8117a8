// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences: the dialog for Settings. Applies when accepted, never blocks the window.
#pragma once

#include "settings.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace precis {

class Preferences : public QDialog {
    Q_OBJECT

public:
    explicit Preferences(const Settings& settings, QWidget* parent = nullptr);

    Settings settings() const;

private:
    void chooseFolder();

    QComboBox* m_language;
    QComboBox* m_palette;
    QSpinBox* m_threads;
    QLineEdit* m_runsFolder;
};

} // namespace precis
