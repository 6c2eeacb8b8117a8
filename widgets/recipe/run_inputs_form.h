// SPDX-License-Identifier: GPL-3.0-or-later
// RunInputsForm: edits RunInputs: calibration text, evaluation text, protocol.
#pragma once

#include "run/run_inputs.h"

#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QWidget>

namespace precis {

class TextPicker;

class RunInputsForm : public QWidget {
    Q_OBJECT

public:
    explicit RunInputsForm(QWidget* parent = nullptr);

    RunInputs inputs() const;
    void setInputs(const RunInputs& inputs);
    void focusCalibration();
    void focusEvaluation();

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_calibrationLabel;
    TextPicker* m_calibration;
    QLabel* m_evaluationLabel;
    TextPicker* m_evaluation;
    QLabel* m_protocolLabel;
    QComboBox* m_protocol;
    QSpinBox* m_length;
};

} // namespace precis
