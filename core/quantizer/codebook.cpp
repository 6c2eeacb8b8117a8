// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/codebook.h"

#include <bit>
#include <cmath>

namespace precis {

namespace {

// The size of equal groups, a multiple of `unit`, of which as many are needed as of groups of `wanted`.
std::int64_t evenGroup(std::int64_t total, std::int64_t wanted, std::int64_t unit) {
    const std::int64_t count = (total + wanted - 1) / wanted;
    const std::int64_t even = (total + count - 1) / count;
    return (even + unit - 1) / unit * unit;
}

std::uint64_t wholeBytes(std::int64_t bits) { return static_cast<std::uint64_t>((bits + 7) / 8 * 8); }

} // namespace

int CodebookShape::codeBits() const { return std::bit_width(static_cast<std::uint64_t>(entries)) - 1; }

CodebookShape codebookShape(const CodebookOptions& options, std::int64_t rows, std::int64_t columns) {
    CodebookShape shape;
    shape.rows = rows;
    shape.columns = columns;
    shape.dimension = options.dimension;
    shape.entries = std::int64_t(1) << std::lround(options.bits * options.dimension);
    shape.scaleBlock = options.scaleBlock;
    // A block scale is found when its group begins, so no block may lie across a border.
    const std::int64_t unit = shape.scaleBlock ? shape.scaleBlock : shape.dimension, padded = shape.paddedColumns();
    std::int64_t wanted = options.groupColumns < 0 ? padded : std::min<std::int64_t>(options.groupColumns, padded);
    wanted = std::max(unit, std::min<std::int64_t>(wanted, options.groupWeights) / unit * unit);
    shape.groupColumns = evenGroup(padded, wanted, unit);
    const std::int64_t groupRows = std::max<std::int64_t>(1, options.groupWeights / std::min(wanted, columns));
    shape.groupRows = evenGroup(rows, std::min(groupRows, rows), 1);
    return shape;
}

Tensor blockScaleValues(const CodebookLayer& layer) {
    return torch::exp2(layer.blocks.low + layer.blocks.step * layer.blocks.codes.to(torch::kFloat32));
}

Tensor dequantize(const CodebookLayer& layer) {
    torch::NoGradGuard noGrad;
    const CodebookShape& shape = layer.shape;
    const std::int64_t vectors = shape.vectors(), d = shape.dimension, columns = shape.columns;
    const std::int64_t groups = shape.columnGroups(), groupVectors = shape.groupColumns / d;
    Tensor result = torch::empty({shape.rows, columns});
    const Tensor scales = shape.scaleBlock ? blockScaleValues(layer).contiguous() : Tensor();
    const std::int64_t scaleBlocks = shape.scaleBlocks();
    const std::int32_t* codes = layer.codes.data_ptr<std::int32_t>();
    const float* codebooks = layer.codebooks.data_ptr<float>();
    float* out = result.data_ptr<float>();
#pragma omp parallel for schedule(static)
    for (std::int64_t row = 0; row < shape.rows; ++row)
        for (std::int64_t v = 0; v < vectors; ++v) {
            const std::int64_t group = row / shape.groupRows * groups + v / groupVectors;
            const float* codeword = codebooks + (group * shape.entries + codes[row * vectors + v]) * d;
            const float scale =
                scales.defined() ? scales.data_ptr<float>()[row * scaleBlocks + v * d / shape.scaleBlock] : 1.0f;
            for (std::int64_t p = 0; p < std::min(d, columns - v * d); ++p)
                out[row * columns + v * d + p] = scale * codeword[p];
        }
    return result;
}

CodebookBits storedBits(const CodebookShape& shape, int codebookBits, std::int64_t rank) {
    CodebookBits bits;
    const std::int64_t codebooks = shape.rowGroups() * shape.columnGroups();
    bits.codes = wholeBytes(shape.rows * shape.vectors() * shape.codeBits());
    bits.codebooks = rank ? wholeBytes(codebooks * rank * codebookBits) + wholeBytes(rank * shape.entries * 16)
                          : wholeBytes(codebooks * shape.entries * shape.dimension * codebookBits);
    bits.codebookScales = codebookBits == 16 ? 0 : static_cast<std::uint64_t>(codebooks) * 16;
    bits.blockScales = wholeBytes(shape.rows * shape.scaleBlocks() * kBlockScaleBits) +
                       static_cast<std::uint64_t>(shape.scaleBlocks()) * 2 * 16;
    return bits;
}

std::int64_t codebookRank(const CodebookOptions& options, const CodebookShape& shape) {
    if (options.svdShare <= 0 || shape.dimension != 1)
        return 0;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(options.svdShare * static_cast<double>(shape.entries)));
}

} // namespace precis
