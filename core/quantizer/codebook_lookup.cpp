// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/codebook_lookup.h"

#include <algorithm>

namespace precis {

VectorForms diagonalBlocks(const Tensor& matrix, std::int64_t d) {
    const std::int64_t columns = matrix.size(0);
    const float* values = matrix.data_ptr<float>();
    VectorForms forms;
    forms.reserve(static_cast<std::size_t>(columns * d));
    for (std::int64_t i = 0; i < columns; ++i)
        for (std::int64_t q = 0; q < d; ++q)
            forms.push_back(values[i * columns + i / d * d + q]);
    return forms;
}

Lookup::Lookup(const CodebookLayer& layer, std::int64_t rowGroup, const VectorForms& forms, std::int64_t first,
               std::int64_t count) {
    constexpr float kUnreachable = 1e30f;
    const CodebookShape& shape = layer.shape;
    const std::int64_t d = shape.dimension, entries = shape.entries;
    const std::int64_t padded = (entries + kLookupLanes - 1) / kLookupLanes * kLookupLanes;
    const std::int64_t group = rowGroup * shape.columnGroups() + first * d / shape.groupColumns;
    const float* source = layer.codebooks.data_ptr<float>() + group * entries * d;
    codewords.assign(static_cast<std::size_t>(d * padded), 0.0f);
    for (std::int64_t k = 0; k < entries; ++k)
        for (std::int64_t p = 0; p < d; ++p)
            codewords[static_cast<std::size_t>(p * padded + k)] = source[k * d + p];
    quadratic.resize(static_cast<std::size_t>(count * padded));
    table = {d, padded, codewords.data(), quadratic.data(), forms.data() + first * d * d};
    quadraticTerms(table, count, quadratic.data());
    for (std::int64_t v = 0; v < count; ++v)
        std::fill_n(quadratic.begin() + v * padded + entries, padded - entries, kUnreachable);
}

void chooseNearest_(CodebookLayer& layer, const Tensor& weights, const Tensor& scales) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t d = shape.dimension, columns = shape.paddedColumns(), vectors = shape.vectors();
    const VectorForms identity = diagonalBlocks(torch::eye(columns), d);
    forEachColumnBlock(shape, [&](std::int64_t first, std::int64_t last) {
#pragma omp parallel for schedule(dynamic)
        for (std::int64_t group = 0; group < shape.rowGroups(); ++group) {
            const Lookup lookup(layer, group, identity, first / d, (last - first) / d);
            for (std::int64_t row = group * shape.groupRows; row < std::min(shape.rows, (group + 1) * shape.groupRows);
                 ++row)
                lookUpRow(lookup.table, weights.data_ptr<float>() + row * columns + first, (last - first) / d,
                          scales.data_ptr<float>() + row * vectors + first / d,
                          layer.codes.data_ptr<std::int32_t>() + row * vectors + first / d);
        }
    });
}

void forEachColumnBlock(const CodebookShape& shape, const std::function<void(std::int64_t, std::int64_t)>& work) {
    constexpr std::int64_t kWidth = 128;
    const std::int64_t columns = shape.paddedColumns();
    for (std::int64_t group = 0; group < columns; group += shape.groupColumns)
        for (std::int64_t first = group; first < std::min(group + shape.groupColumns, columns); first += kWidth)
            work(first, std::min({first + kWidth, group + shape.groupColumns, columns}));
}

} // namespace precis
