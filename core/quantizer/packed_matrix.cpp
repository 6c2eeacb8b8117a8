// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/packed_matrix.h"

#include "precis/error.h"

#include <algorithm>
#include <cmath>

namespace precis {

namespace {

constexpr std::int64_t kColumns = kProductColumns, kPlane = kProductPlane, kRows = kProductRows;

std::int64_t roundUp(std::int64_t value, std::int64_t step) { return (value + step - 1) / step * step; }
std::size_t size(std::int64_t value) { return static_cast<std::size_t>(value); }

std::uint16_t toHalf(float value) { return c10::detail::fp16_ieee_from_fp32_value(value); }
float fromHalf(std::uint16_t value) { return c10::detail::fp16_ieee_to_fp32_value(value); }

// How a format lies in memory.
struct Layout {
    std::int64_t tileBytes;     // of codes, for 8 rows and 256 columns
    std::int64_t dimension = 0; // of codewords, 0 without tables
    std::int64_t entries = 0;
};
Layout layoutOf(PackedFormat format) {
    switch (format) {
    case PackedFormat::Pairs16:
        return {kRows * kPlane, 2, 16};
    case PackedFormat::Pairs256:
        return {kRows * 2 * kPlane, 2, 256};
    case PackedFormat::Quads256:
        return {kRows * kPlane, 4, 256};
    case PackedFormat::Int4:
        return {kRows * 2 * kPlane};
    case PackedFormat::Int8:
        return {kRows * kColumns};
    }
    return {};
}

// Tiles of 8 rows; those of one row group stand together, the last one may be incomplete.
struct Tiles {
    std::int64_t groupRows, inGroup, count, groups;
    explicit Tiles(const PackedMatrix& matrix)
        : groupRows(matrix.groupRows)
        , inGroup(roundUp(matrix.groupRows, kRows) / kRows)
        , count(roundUp(matrix.rows, matrix.groupRows) / matrix.groupRows * inGroup)
        , groups(roundUp(matrix.columns, kColumns) / kColumns) {}
    std::int64_t firstRow(std::int64_t tile) const { return tile / inGroup * groupRows + tile % inGroup * kRows; }
    std::int64_t endRow(std::int64_t tile, std::int64_t rows) const {
        return std::min({firstRow(tile) + kRows, (tile / inGroup + 1) * groupRows, rows});
    }
};

// Calls work(row, tile, row in the tile) for all rows.
template <class Work>
void forEachRow(const PackedMatrix& matrix, const Work& work) {
    const Tiles tiles(matrix);
    for (std::int64_t tile = 0; tile < tiles.count; ++tile)
        for (std::int64_t row = tiles.firstRow(tile); row < tiles.endRow(tile, matrix.rows); ++row)
            work(row, tile, row - tiles.firstRow(tile));
}

// Where the code of a column is: byte and shift.
struct Place {
    std::int64_t byte;
    int shift;
};
Place placeOf(PackedFormat format, std::int64_t groups, std::int64_t tile, std::int64_t row, std::int64_t column) {
    const std::int64_t begin = (tile * groups + column / kColumns) * layoutOf(format).tileBytes, at = column % kColumns;
    switch (format) {
    case PackedFormat::Pairs16:
        return {begin + row * kPlane + at / 2 % kPlane, at / 2 < kPlane ? 0 : 4};
    case PackedFormat::Pairs256:
        return {begin + row * 2 * kPlane + at / 2, 0};
    case PackedFormat::Quads256:
        return {begin + row * kPlane + at / 4, 0};
    case PackedFormat::Int4:
        return {begin + (row * 2 + at / 128) * kPlane + at % kPlane, at % 128 < kPlane ? 0 : 4};
    case PackedFormat::Int8:
        return {begin + row * kColumns + at, 0};
    }
    return {};
}

PackedMatrix emptyMatrix(PackedFormat format, std::int64_t rows, std::int64_t columns, std::int64_t groupRows) {
    PackedMatrix matrix;
    matrix.format = format;
    matrix.rows = rows;
    matrix.columns = columns;
    matrix.groupRows = groupRows;
    const Tiles tiles(matrix);
    matrix.codes.assign(size(tiles.count * tiles.groups * layoutOf(format).tileBytes), 0);
    return matrix;
}

} // namespace

void PackedMatrix::multiply(const float* x, float* y, Instructions instructions) const {
    const Tiles tiles(*this);
    const Layout layout = layoutOf(format);
    std::vector<std::int8_t> values(size(tiles.groups * kColumns));
    std::vector<float> activationScales(size(tiles.groups));
    std::vector<std::int32_t> sums(size(tiles.groups * 2));
    const PlaneOrder order = planeOrder(layout.dimension, layout.entries, instructions);
    roundActivations(x, columns, order, values.data(), activationScales.data(), sums.data());
    const ProductActivations activations{tiles.groups, values.data(), activationScales.data(), sums.data()};
#pragma omp parallel for schedule(static)
    for (std::int64_t tile = 0; tile < tiles.count; ++tile) {
        const std::uint8_t* tileCodes = codes.data() + tile * tiles.groups * layout.tileBytes;
        const std::int64_t group = tile / tiles.inGroup;
        const std::int8_t* tileTables = tables.data() + group * tiles.groups * layout.dimension * layout.entries;
        const std::uint16_t* groupScales = scales.data() + group * tiles.groups;
        float result[kRows];
        switch (format) {
        case PackedFormat::Pairs16:
            productPairs16(activations, tileCodes, tileTables, groupScales, result, instructions);
            break;
        case PackedFormat::Pairs256:
            productPairs256(activations, tileCodes, tileTables, groupScales, result, instructions);
            break;
        case PackedFormat::Quads256:
            productQuads256(activations, tileCodes, tileTables, groupScales, result, instructions);
            break;
        case PackedFormat::Int4:
            productInt4(activations, tileCodes, scales.data() + tile * tiles.groups * kRows * 2, result, instructions);
            break;
        case PackedFormat::Int8:
            productInt8(activations, reinterpret_cast<const std::int8_t*>(tileCodes), scales.data() + tile * kRows,
                        result, instructions);
            break;
        }
        std::copy_n(result, tiles.endRow(tile, rows) - tiles.firstRow(tile), y + tiles.firstRow(tile));
    }
}

PackedMatrix packForProducts(const CodebookLayer& layer) {
    const CodebookShape& shape = layer.shape;
    const bool pairs = shape.dimension == 2 && (shape.entries == 16 || shape.entries == 256);
    const bool quads = shape.dimension == 4 && shape.entries == 256;
    const bool wide = shape.groupColumns % kColumns == 0 || shape.columnGroups() == 1;
    if (!(pairs || quads) || layer.codebookBits != 8 || shape.scaleBlock || !wide)
        throw Error(ErrorKind::Unsupported, "codebook layer", "has no fused product",
                    "Supported: 16 or 256 codewords of length 2 or 256 of length 4, in 8 bits, without block scales, "
                    "for a multiple of 256 columns");
    const PackedFormat format = quads                 ? PackedFormat::Quads256
                                : shape.entries == 16 ? PackedFormat::Pairs16
                                                      : PackedFormat::Pairs256;
    PackedMatrix matrix = emptyMatrix(format, shape.rows, shape.columns, shape.groupRows);
    const Tiles tiles(matrix);
    const std::int32_t* codes = layer.codes.data_ptr<std::int32_t>();
    forEachRow(matrix, [&](std::int64_t row, std::int64_t tile, std::int64_t inTile) {
        for (std::int64_t v = 0; v < shape.vectors(); ++v) {
            const Place place = placeOf(format, tiles.groups, tile, inTile, v * shape.dimension);
            matrix.codes[size(place.byte)] |=
                static_cast<std::uint8_t>(codes[row * shape.vectors() + v] << place.shift);
        }
    });
    for (std::int64_t r = 0; r < shape.rowGroups(); ++r)
        for (std::int64_t g = 0; g < tiles.groups; ++g) {
            const std::int64_t book = r * shape.columnGroups() + g * kColumns / shape.groupColumns;
            const float scale = layer.codebookScales.data_ptr<float>()[book];
            const float* codewords = layer.codebooks.data_ptr<float>() + book * shape.entries * shape.dimension;
            matrix.scales.push_back(toHalf(scale));
            for (std::int64_t p = 0; p < shape.dimension; ++p)
                for (std::int64_t k = 0; k < shape.entries; ++k)
                    matrix.tables.push_back(
                        static_cast<std::int8_t>(std::lround(codewords[k * shape.dimension + p] / scale)));
        }
    return matrix;
}

PackedMatrix packInt4(const Tensor& weight) {
    constexpr std::int64_t kGroup = 128;
    const Tensor w = weight.to(torch::kFloat32).contiguous();
    PackedMatrix matrix = emptyMatrix(PackedFormat::Int4, w.size(0), w.size(1), kRows);
    const Tiles tiles(matrix);
    matrix.scales.assign(size(tiles.count * tiles.groups * kRows * 2), toHalf(1));
    forEachRow(matrix, [&](std::int64_t row, std::int64_t tile, std::int64_t inTile) {
        const float* values = w.data_ptr<float>() + row * matrix.columns;
        for (std::int64_t first = 0; first < matrix.columns; first += kGroup) {
            const std::int64_t last = std::min(first + kGroup, matrix.columns);
            float largest = 0;
            for (std::int64_t i = first; i < last; ++i)
                largest = std::max(largest, std::abs(values[i]));
            const std::uint16_t half = toHalf(largest > 0 ? largest / 7 : 1);
            matrix.scales[size(((tile * tiles.groups + first / kColumns) * kRows + inTile) * 2 + first / kGroup % 2)] =
                half;
            for (std::int64_t i = first; i < last; ++i) {
                const float code = std::clamp(std::nearbyint(values[i] / fromHalf(half)) + 8, 0.0f, 15.0f);
                const Place place = placeOf(matrix.format, tiles.groups, tile, inTile, i);
                matrix.codes[size(place.byte)] |= static_cast<std::uint8_t>(static_cast<int>(code) << place.shift);
            }
        }
    });
    return matrix;
}

PackedMatrix packInt8(const Tensor& weight) {
    const Tensor w = weight.to(torch::kFloat32).contiguous();
    PackedMatrix matrix = emptyMatrix(PackedFormat::Int8, w.size(0), w.size(1), kRows);
    const Tiles tiles(matrix);
    matrix.scales.assign(size(tiles.count * kRows), toHalf(1));
    forEachRow(matrix, [&](std::int64_t row, std::int64_t tile, std::int64_t inTile) {
        const float* values = w.data_ptr<float>() + row * matrix.columns;
        float largest = 0;
        for (std::int64_t i = 0; i < matrix.columns; ++i)
            largest = std::max(largest, std::abs(values[i]));
        const std::uint16_t half = toHalf(largest > 0 ? largest / 127 : 1);
        matrix.scales[size(tile * kRows + inTile)] = half;
        for (std::int64_t i = 0; i < matrix.columns; ++i) {
            const float code = std::clamp(std::nearbyint(values[i] / fromHalf(half)), -127.0f, 127.0f);
            matrix.codes[size(placeOf(matrix.format, tiles.groups, tile, inTile, i).byte)] =
                static_cast<std::uint8_t>(static_cast<std::int8_t>(code));
        }
    });
    return matrix;
}

Tensor unpackMatrix(const PackedMatrix& matrix) {
    const Tiles tiles(matrix);
    const Layout layout = layoutOf(matrix.format);
    Tensor result = torch::empty({matrix.rows, matrix.columns});
    forEachRow(matrix, [&](std::int64_t row, std::int64_t tile, std::int64_t inTile) {
        float* out = result.data_ptr<float>() + row * matrix.columns;
        for (std::int64_t i = 0; i < matrix.columns; ++i) {
            const Place place = placeOf(matrix.format, tiles.groups, tile, inTile, i);
            const int code = matrix.codes[size(place.byte)] >> place.shift & (layout.entries == 256 ? 255 : 15);
            if (matrix.format == PackedFormat::Int8) {
                out[i] = static_cast<float>(static_cast<std::int8_t>(matrix.codes[size(place.byte)])) *
                         fromHalf(matrix.scales[size(tile * kRows + inTile)]);
            } else if (matrix.format == PackedFormat::Int4) {
                const std::int64_t at = ((tile * tiles.groups + i / kColumns) * kRows + inTile) * 2 + i / 128 % 2;
                out[i] = static_cast<float>(code - 8) * fromHalf(matrix.scales[size(at)]);
            } else {
                const std::int64_t book = tile / tiles.inGroup * tiles.groups + i / kColumns;
                out[i] =
                    static_cast<float>(
                        matrix.tables[size((book * layout.dimension + i % layout.dimension) * layout.entries + code)]) *
                    fromHalf(matrix.scales[size(book)]);
            }
        }
    });
    return result;
}

} // namespace precis
