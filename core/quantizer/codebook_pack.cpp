// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/codebook_pack.h"

namespace precis {

namespace {

std::int64_t streamBytes(std::int64_t count, int bits) { return (count * bits + 7) / 8; }

// Signed integers times a scale for each row, stored as unsigned ones with an offset.
Tensor packIntegers(const Tensor& rows, const Tensor& scales, int bits) {
    const Tensor integers = (rows / scales.reshape({-1, 1})).round() + (1 << (bits - 1));
    return packStream(integers.to(torch::kInt32), bits);
}

Tensor unpackIntegers(const Tensor& stream, const Tensor& scales, int bits, std::int64_t rows, std::int64_t columns) {
    const Tensor integers = unpackStream(stream, bits, rows * columns) - (1 << (bits - 1));
    return integers.to(torch::kFloat32).reshape({rows, columns}) * scales.reshape({-1, 1});
}

} // namespace

Tensor packStream(const Tensor& numbers, int bits) {
    const Tensor source = numbers.to(torch::kInt32).contiguous();
    const std::int64_t count = source.numel();
    Tensor stream = torch::zeros({streamBytes(count, bits)}, torch::kUInt8);
    const std::int32_t* in = source.data_ptr<std::int32_t>();
    std::uint8_t* out = stream.data_ptr<std::uint8_t>();
    std::uint32_t buffer = 0;
    int filled = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        buffer |= static_cast<std::uint32_t>(in[i]) << filled;
        for (filled += bits; filled >= 8; filled -= 8, buffer >>= 8)
            *out++ = static_cast<std::uint8_t>(buffer);
    }
    if (filled > 0)
        *out = static_cast<std::uint8_t>(buffer);
    return stream;
}

Tensor unpackStream(const Tensor& stream, int bits, std::int64_t count) {
    TORCH_CHECK(stream.numel() == streamBytes(count, bits), "a stream of ", stream.numel(), " bytes cannot hold ",
                count, " numbers of ", bits, " bits");
    const Tensor source = stream.contiguous();
    Tensor numbers = torch::empty({count}, torch::kInt32);
    const std::uint8_t* in = source.data_ptr<std::uint8_t>();
    std::int32_t* out = numbers.data_ptr<std::int32_t>();
    const std::uint32_t mask = (1u << bits) - 1;
    std::uint32_t buffer = 0;
    int filled = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        for (; filled < bits; filled += 8)
            buffer |= static_cast<std::uint32_t>(*in++) << filled;
        out[i] = static_cast<std::int32_t>(buffer & mask);
        buffer >>= bits;
        filled -= bits;
    }
    return numbers;
}

NamedTensors packCodebookLayer(const CodebookLayer& layer) {
    const CodebookShape& shape = layer.shape;
    NamedTensors tensors;
    tensors.emplace_back("codes", packStream(layer.codes, shape.codeBits()));
    const bool factored = layer.codeFactor.defined();
    const Tensor numbers = factored ? layer.rowFactor : layer.codebooks.flatten(2).flatten(0, 1);
    if (layer.codebookBits == 16) {
        tensors.emplace_back("codebooks", numbers.to(torch::kFloat16).flatten());
    } else {
        tensors.emplace_back("codebooks", packIntegers(numbers, layer.codebookScales, layer.codebookBits));
        tensors.emplace_back("codebook_scales", layer.codebookScales.to(torch::kFloat16).flatten());
    }
    if (factored)
        tensors.emplace_back("code_factor", layer.codeFactor.to(torch::kFloat16).flatten());
    if (shape.scaleBlock) {
        tensors.emplace_back("block_scales", packStream(layer.blocks.codes, kBlockScaleBits));
        tensors.emplace_back("block_grids",
                             torch::stack({layer.blocks.low, layer.blocks.step}).to(torch::kFloat16).flatten());
    }
    return tensors;
}

CodebookLayer unpackCodebookLayer(const CodebookShape& shape, int codebookBits, std::int64_t rank,
                                  const std::function<Tensor(const std::string& name, std::int64_t count)>& read) {
    CodebookLayer layer;
    layer.shape = shape;
    layer.codebookBits = codebookBits;
    const std::int64_t count = shape.rows * shape.vectors(), books = shape.rowGroups() * shape.columnGroups();
    layer.codes = unpackStream(read("codes", streamBytes(count, shape.codeBits())), shape.codeBits(), count)
                      .reshape({shape.rows, shape.vectors()});
    const auto readHalf = [&](const std::string& name, at::IntArrayRef sizes) {
        return read(name, c10::multiply_integers(sizes)).to(torch::kFloat32).reshape(sizes);
    };
    const std::int64_t width = rank ? rank : shape.entries * shape.dimension;
    Tensor numbers;
    if (codebookBits == 16) {
        numbers = readHalf("codebooks", {books, width});
    } else {
        layer.codebookScales = readHalf("codebook_scales", {shape.rowGroups(), shape.columnGroups()});
        numbers = unpackIntegers(read("codebooks", streamBytes(books * width, codebookBits)), layer.codebookScales,
                                 codebookBits, books, width);
    }
    if (rank) {
        layer.rowFactor = numbers;
        layer.codeFactor = readHalf("code_factor", {rank, shape.entries});
        numbers = numbers.mm(layer.codeFactor);
    }
    layer.codebooks =
        numbers.reshape({shape.rowGroups(), shape.columnGroups(), shape.entries, shape.dimension}).contiguous();
    if (shape.scaleBlock) {
        const std::int64_t blocks = shape.scaleBlocks();
        layer.blocks.codes = unpackStream(read("block_scales", streamBytes(shape.rows * blocks, kBlockScaleBits)),
                                          kBlockScaleBits, shape.rows * blocks)
                                 .to(torch::kUInt8)
                                 .reshape({shape.rows, blocks});
        const Tensor grids = readHalf("block_grids", {2, blocks});
        layer.blocks.low = grids[0].contiguous();
        layer.blocks.step = grids[1].contiguous();
    }
    return layer;
}

} // namespace precis
