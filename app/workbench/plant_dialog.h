// SPDX-License-Identifier: GPL-3.0-or-later
// PlantDialog: how many outliers to plant into a copy of the model, how large, and where the copy goes.
#pragma once

#include <precis/session.h>

#include <QDialog>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace precis {

class Workspace;

class PlantDialog : public QDialog {
    Q_OBJECT

public:
    PlantDialog(const ModelSummary& model, const PlantRequest& proposal, QWidget* parent = nullptr);

    PlantRequest request() const;

private:
    void chooseFolder();
    void check();

    std::string m_model;
    bool m_isHalfPrecision;
    QSpinBox* m_channels;
    QDoubleSpinBox* m_factor;
    QSpinBox* m_seed;
    QLineEdit* m_folder;
    QLabel* m_note;
    QLabel* m_problem;
    QPushButton* m_plant;
};

// Opens the dialog for the model on display; when accepted, the workspace plants and opens the result.
void showPlantDialog(QWidget* parent, Workspace* workspace);

} // namespace precis
