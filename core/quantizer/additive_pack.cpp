// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/additive_pack.h"

#include "quantizer/channel_importance.h"
#include "quantizer/codebook_pack.h"

namespace precis {

namespace {

constexpr const char* kExtended = "extended_";

std::int64_t streamBytes(std::int64_t count, int bits) { return (count * bits + 7) / 8; }

Tensor packChannels(const AdditiveShape& shape, const Tensor& channels) {
    const ChannelStorage storage = channelStorage(shape);
    const Tensor items = shape.order == ChannelOrder::WholeVectors
                             ? channels.reshape({-1, shape.dimension}).select(1, 0).floor_divide(shape.dimension)
                             : channels;
    const Tensor chosen = items.narrow(0, 0, storage.items);
    if (!storage.bitmap)
        return packStream(chosen.to(torch::kInt32), storage.bits);
    return packStream(torch::zeros({storage.candidates}, torch::kInt32).index_fill_(0, chosen, 1), 1);
}

Tensor unpackChannels(const AdditiveShape& shape, const Tensor& stream) {
    const ChannelStorage storage = channelStorage(shape);
    const Tensor numbers = storage.bitmap ? unpackStream(stream, 1, storage.candidates).nonzero().flatten()
                                          : unpackStream(stream, storage.bits, storage.items).to(torch::kInt64);
    TORCH_CHECK(numbers.numel() == storage.items && numbers.max().item<std::int64_t>() < storage.candidates,
                "the order of channels does not fit the layer");
    return placeChannels(shape, numbers);
}

// Codes of `books` codebooks over the first `vectors` vectors of a row, and the codebooks.
AdditiveBooks unpackBooks(const AdditiveShape& shape, std::int64_t books, std::int64_t vectors, std::int64_t entries,
                          int codebookBits, const AdditiveBooks* lender, const std::string& prefix,
                          const std::function<Tensor(const std::string&, std::int64_t)>& read) {
    CodebookShape side;
    side.rows = books;
    side.columns = side.groupColumns = shape.rows * vectors * shape.dimension;
    side.dimension = shape.dimension;
    side.entries = entries;
    AdditiveBooks result;
    if (lender) {
        const std::int64_t count = books * shape.rows * vectors;
        result = *lender;
        result.codes =
            unpackStream(read(prefix + "codes", streamBytes(count, side.codeBits())), side.codeBits(), count);
    } else {
        const CodebookLayer layer =
            unpackCodebookLayer(side, codebookBits, /*rank=*/0, [&](const std::string& name, std::int64_t count) {
                return read(prefix + name, count);
            });
        result.codes = layer.codes;
        result.codewords = layer.codebooks.squeeze(1).contiguous();
        if (layer.codebookScales.defined())
            result.scales = layer.codebookScales.flatten().contiguous();
    }
    result.codes = result.codes.reshape({books, shape.rows, vectors}).contiguous();
    return result;
}

} // namespace

NamedTensors packAdditiveLayer(const AdditiveLayer& layer) {
    NamedTensors tensors;
    const bool borrowed = layer.sharing == BookSharing::Borrowed;
    const auto add = [&](const AdditiveBooks& books, const std::string& prefix) {
        for (const auto& [name, tensor] : packCodebookLayer(sideBySide(books, layer.codebookBits)))
            if (!borrowed || name == "codes")
                tensors.emplace_back(prefix + name, tensor);
    };
    add(layer.basic, "");
    if (layer.shape.extendedCodebooks > 0)
        add(layer.extended, kExtended);
    tensors.emplace_back("row_scales", layer.rowScales.to(torch::kFloat16));
    if (layer.channels.defined() && !borrowed)
        tensors.emplace_back("channels", packChannels(layer.shape, layer.channels));
    return tensors;
}

AdditiveLayer unpackAdditiveLayer(const AdditiveShape& shape, int codebookBits, const AdditiveLayer* lender,
                                  const std::function<Tensor(const std::string& name, std::int64_t count)>& read) {
    AdditiveLayer layer;
    layer.shape = shape;
    layer.codebookBits = codebookBits;
    layer.sharing = lender ? BookSharing::Borrowed : BookSharing::None;
    layer.basic = unpackBooks(shape, shape.codebooks, shape.vectors(), shape.entries, codebookBits,
                              lender ? &lender->basic : nullptr, "", read);
    if (shape.extendedCodebooks > 0)
        layer.extended = unpackBooks(shape, shape.extendedCodebooks, shape.criticalVectors, shape.extendedEntries,
                                     codebookBits, lender ? &lender->extended : nullptr, kExtended, read);
    layer.rowScales = read("row_scales", shape.rows).to(torch::kFloat32).contiguous();
    if (lender)
        layer.channels = lender->channels;
    else if (shape.ordered())
        layer.channels = unpackChannels(shape, read("channels", streamBytes(channelStorage(shape).storedBits(), 1)));
    return layer;
}

} // namespace precis
