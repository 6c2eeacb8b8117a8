// SPDX-License-Identifier: GPL-3.0-or-later
// BlockStrip: the blocks of a model in a row, those that are finished filled and ticked, and a bracket over the window
// of blocks that is looked at. The bracket glides when the window moves.
#pragma once

#include <QVariantAnimation>
#include <QWidget>

namespace precis {

class BlockStrip final : public QWidget {
    Q_OBJECT

public:
    explicit BlockStrip(QWidget* parent = nullptr);

    // The first `finished` of the blocks are finished.
    void setBlocks(int blocks, int finished);
    // The blocks under the bracket; -1 takes it away.
    void setWindow(int first, int last);

    int blocks() const { return m_blocks; }
    int finished() const { return m_finished; }
    int firstBlock() const { return m_first; }
    int lastBlock() const { return m_last; }
    // Where a block is drawn.
    QRectF cell(int block) const;
    int blockAt(const QPointF& position) const; // -1 beside them

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void blockActivated(int block); // with the mouse
    void stepped(int windows);      // with the keyboard: -1 or 1

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBlock(QPainter& painter, int block) const;
    void paintBracket(QPainter& painter) const;
    void describe();
    QString stateOf(int block) const;

    int m_blocks = 0;
    int m_finished = 0;
    int m_first = -1;
    int m_last = -1;
    QVariantAnimation m_glide; // of the bracket, from its first to its last block
};

} // namespace precis
