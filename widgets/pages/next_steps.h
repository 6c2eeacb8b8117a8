// SPDX-License-Identifier: GPL-3.0-or-later
// NextSteps: buttons with what one may want to do after a run.
#pragma once

#include <QWidget>

#include <map>

class QPushButton;

namespace precis {

class RunData;

class NextSteps final : public QWidget {
    Q_OBJECT

public:
    explicit NextSteps(QWidget* parent = nullptr);

    // Shows those that make sense after this run; none while it is under way.
    void fill(const RunData& data);
    void setCanStart(bool can);
    void retranslate();
    QPushButton* button(const QString& name) const; // null when there is none of that name

Q_SIGNALS:
    void chosen(const QString& name);

private:
    std::map<QString, QPushButton*> m_buttons;
    int m_bits = 2; // that the first button goes to
};

} // namespace precis
