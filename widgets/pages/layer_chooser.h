// SPDX-License-Identifier: GPL-3.0-or-later
// LayerChooser: which layer a page is about, by its kind and its block, with room for what else the page lets one
// choose.
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace precis {

class LayerChooser final : public QWidget {
    Q_OBJECT

public:
    explicit LayerChooser(QWidget* parent = nullptr);

    void setChoices(const QStringList& kinds, const std::vector<int>& blocks);
    void setLayer(int block, const QString& kind);
    void setLayerEnabled(bool enabled); // what else can be chosen stays so
    // Beside the others; the label gets its buddy.
    void add(QLabel* label, QWidget* field);

    QString kind() const;
    QComboBox* kindBox() const { return m_kind; }
    QComboBox* blockBox() const { return m_block; }

Q_SIGNALS:
    void chosen(int block, const QString& kind); // by a person

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QStringList m_kinds;
    std::vector<int> m_blocks;
    QHBoxLayout* m_row;
    QLabel* m_kindLabel;
    QLabel* m_blockLabel;
    QComboBox* m_kind;
    QComboBox* m_block;
};

} // namespace precis
