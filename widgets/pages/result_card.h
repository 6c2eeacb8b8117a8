// SPDX-License-Identifier: GPL-3.0-or-later
// ResultCard: one model's perplexity, bits, size and time at a glance.
#pragma once

#include <precis/events.h>

#include <QFrame>

#include <array>

class QFormLayout;
class QLabel;

namespace precis {

class ResultCard final : public QFrame {
    Q_OBJECT

public:
    struct Values {
        QString perplexity; // with its standard error; what is unknown is empty
        QString bitsPerWeight;
        QString size;
        QString time;
    };

    explicit ResultCard(Subject subject, QWidget* parent = nullptr);

    void setValues(const Values& values);
    void retranslate();
    QString perplexity() const;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void updateFonts();

    Subject m_subject;
    QLabel* m_title;
    QLabel* m_perplexity;
    QLabel* m_perplexityName;
    std::array<QLabel*, 3> m_names;
    std::array<QLabel*, 3> m_values;
};

} // namespace precis
