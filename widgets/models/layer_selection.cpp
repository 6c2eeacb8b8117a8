// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/layer_selection.h"

namespace precis {

LayerSelection::LayerSelection(QObject* parent) : QObject(parent) {}

void LayerSelection::setSelection(int block, const QString& layer) {
    if (block == m_block && layer == m_layer)
        return;
    m_block = block;
    m_layer = layer;
    Q_EMIT changed();
}

void LayerSelection::clear() { setSelection(-1, {}); }

} // namespace precis
