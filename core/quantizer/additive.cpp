// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/additive.h"

#include "quantizer/additive_kernel.h"

#include <algorithm>
#include <bit>

namespace precis {

namespace {

std::uint64_t wholeBytes(std::int64_t bits) { return static_cast<std::uint64_t>((bits + 7) / 8 * 8); }

CodebookShape sideBySideShape(std::int64_t books, std::int64_t vectors, std::int64_t entries, std::int64_t d) {
    return {books, vectors * d, d, entries, /*groupRows=*/1, /*groupColumns=*/vectors * d, /*scaleBlock=*/0};
}

} // namespace

AdditiveShape additiveShape(const AdditiveOptions& options, std::int64_t rows, std::int64_t columns) {
    AdditiveShape shape;
    shape.rows = rows;
    shape.columns = columns;
    shape.dimension = options.dimension;
    shape.codebooks = options.codebooks;
    shape.entries = std::int64_t(1) << options.codeBits;
    shape.extendedCodebooks = options.criticalShare > 0 ? options.extendedCodebooks : 0;
    shape.extendedEntries = std::int64_t(1) << options.extendedCodeBits;
    shape.order = options.order;
    if (shape.extendedCodebooks > 0) {
        const double channels = static_cast<double>(columns) * options.criticalShare;
        const auto whole = static_cast<std::int64_t>(channels / static_cast<double>(shape.dimension) + 1e-9);
        shape.criticalVectors =
            options.criticalShare >= 1 ? shape.vectors() : std::clamp<std::int64_t>(whole, 1, shape.vectors());
    }
    return shape;
}

Tensor fromChannelOrder(const AdditiveLayer& layer, const Tensor& ordered) {
    if (!layer.channels.defined())
        return ordered.narrow(1, 0, layer.shape.columns).contiguous();
    return ordered.index_select(1, layer.channels.argsort()).narrow(1, 0, layer.shape.columns).contiguous();
}

Tensor intoChannelOrder(const AdditiveLayer& layer, const Tensor& columns) {
    const Tensor padded = torch::constant_pad_nd(columns, {0, layer.shape.paddedColumns() - columns.size(1)});
    return layer.channels.defined() ? padded.index_select(1, layer.channels).contiguous() : padded.contiguous();
}

Tensor decodeOrdered(const AdditiveLayer& layer) {
    const AdditiveShape& shape = layer.shape;
    Tensor sum = torch::zeros({shape.rows, shape.paddedColumns()});
    for (const AdditiveBooks* books : {&layer.basic, &layer.extended}) {
        if (!books->codes.defined())
            continue;
        const std::int64_t count = books->codes.size(0), vectors = books->codes.size(2);
        addCodewords({books->codes.data_ptr<std::int32_t>(), books->codewords.data_ptr<float>(), count,
                      books->codewords.size(1), vectors},
                     shape.dimension, shape.rows, sum.data_ptr<float>(), shape.paddedColumns());
    }
    return sum;
}

Tensor dequantize(const AdditiveLayer& layer) {
    torch::NoGradGuard noGrad;
    return fromChannelOrder(layer, decodeOrdered(layer) * layer.rowScales.unsqueeze(1));
}

std::vector<AdditiveLayer> splitRows(const AdditiveLayer& layer, const std::vector<std::int64_t>& rows) {
    std::vector<AdditiveLayer> parts;
    std::int64_t first = 0;
    for (const std::int64_t count : rows) {
        AdditiveLayer part = layer;
        part.shape.rows = count;
        for (AdditiveBooks* books : {&part.basic, &part.extended})
            if (books->codes.defined())
                books->codes = books->codes.narrow(1, first, count).contiguous();
        part.rowScales = layer.rowScales.narrow(0, first, count).contiguous();
        if (rows.size() > 1)
            part.sharing = first == 0 ? BookSharing::Lent : BookSharing::Borrowed;
        parts.push_back(std::move(part));
        first += count;
    }
    return parts;
}

CodebookLayer sideBySide(const AdditiveBooks& books, int codebookBits) {
    CodebookLayer layer;
    const std::int64_t count = books.codes.size(0), vectors = books.codes.size(1) * books.codes.size(2);
    const std::int64_t entries = books.codewords.size(1), d = books.codewords.size(2);
    layer.shape = sideBySideShape(count, vectors, entries, d);
    layer.codebookBits = codebookBits;
    layer.codes = books.codes.reshape({count, vectors});
    layer.codebooks = books.codewords.reshape({count, 1, entries, d});
    if (books.scales.defined())
        layer.codebookScales = books.scales.reshape({count, 1});
    return layer;
}

void roundBooks_(AdditiveLayer& layer, void (*round_)(CodebookLayer&)) {
    for (AdditiveBooks* books : {&layer.basic, &layer.extended}) {
        if (!books->codes.defined())
            continue;
        CodebookLayer side = sideBySide(*books, layer.codebookBits);
        round_(side);
        books->codewords = side.codebooks.reshape_as(books->codewords).contiguous();
        if (side.codebookScales.defined())
            books->scales = side.codebookScales.flatten().contiguous();
    }
}

ChannelStorage channelStorage(const AdditiveShape& shape) {
    ChannelStorage storage;
    if (!shape.ordered())
        return storage;
    const bool whole = shape.order == ChannelOrder::WholeVectors, all = shape.order == ChannelOrder::FullSort;
    storage.candidates = whole ? shape.vectors() : shape.columns;
    storage.items = whole ? shape.criticalVectors
                    : all ? shape.columns
                          : std::min(shape.columns, shape.criticalVectors * shape.dimension);
    storage.bits = std::max(1, static_cast<int>(std::bit_width(static_cast<std::uint64_t>(storage.candidates - 1))));
    storage.bitmap = !all && storage.candidates < storage.items * storage.bits;
    return storage;
}

AdditiveBits storedBits(const AdditiveShape& shape, int codebookBits, BookSharing sharing) {
    AdditiveBits bits;
    const auto add = [&](std::int64_t books, std::int64_t vectors, std::int64_t entries) {
        const CodebookBits part = storedBits(sideBySideShape(books, shape.rows * vectors, entries, shape.dimension),
                                             codebookBits, /*rank=*/0);
        bits.codes += part.codes;
        if (sharing != BookSharing::Borrowed)
            bits.codebooks += part.codebooks + part.codebookScales;
    };
    add(shape.codebooks, shape.vectors(), shape.entries);
    if (shape.extendedCodebooks > 0)
        add(shape.extendedCodebooks, shape.criticalVectors, shape.extendedEntries);
    bits.rowScales = static_cast<std::uint64_t>(shape.rows) * 16;
    if (sharing != BookSharing::Borrowed)
        bits.channels = wholeBytes(channelStorage(shape).storedBits());
    return bits;
}

} // namespace precis
