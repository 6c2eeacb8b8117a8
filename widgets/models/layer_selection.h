// SPDX-License-Identifier: GPL-3.0-or-later
// LayerSelection: the one layer that all views look at.
#pragma once

#include <QObject>
#include <QString>

namespace precis {

class LayerSelection final : public QObject {
    Q_OBJECT

public:
    explicit LayerSelection(QObject* parent = nullptr);

    // -1 and "" when nothing is selected; a block without a layer means the whole block.
    int block() const { return m_block; }
    QString layer() const { return m_layer; }
    bool isEmpty() const { return m_block < 0; }

    void setSelection(int block, const QString& layer);
    void clear();

Q_SIGNALS:
    void changed();

private:
    int m_block = -1;
    QString m_layer;
};

} // namespace precis
