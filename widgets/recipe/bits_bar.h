// SPDX-License-Identifier: GPL-3.0-or-later
// BitsBar: a stacked bar of what the bits of a quantized model are spent on, with the sizes below it and the formulas
// where the mouse is. The arrow keys go through the parts.
#pragma once

#include "text/bits_text.h"

#include <QWidget>

#include <functional>
#include <optional>

class QLabel;

namespace precis {

using BitsCounter = std::function<BitsBreakdown(const Recipe&, const ModelSummary&)>;

class BitsBar final : public QWidget {
    Q_OBJECT

public:
    explicit BitsBar(QWidget* parent = nullptr);

    // Hidden while there is nothing to show.
    void setBits(const std::optional<BitsBreakdown>& bits, const Recipe& recipe);
    const std::vector<BitsPart>& parts() const { return m_parts; }
    int currentPart() const { return m_current; } // -1: none
    // What the tool tip of a part says.
    QString partText(int part) const;
    QString legend() const;

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void makeRoom();
    void refresh();
    QColor color(BitsKind kind) const;
    QRectF barRect() const;
    QRectF partRect(int part) const;
    int partAt(const QPointF& position) const;
    void setCurrentPart(int part);

    std::optional<BitsBreakdown> m_bits;
    Recipe m_recipe;
    std::vector<BitsPart> m_parts;
    int m_current = -1;
    QLabel* m_legend;
};

} // namespace precis
