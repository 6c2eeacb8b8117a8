// SPDX-License-Identifier: GPL-3.0-or-later
// The additive quantizer: d neighbouring weights of a row are replaced by the row's scale times a sum of codewords, one
// of each codebook, and all rows share the codebooks. Egiazarian et al., "Extreme Compression of Large Language Models
// via Additive Quantization" (AQLM), ICML 2024, section 3. Extended codebooks add to the vectors of critical channels
// only: Xu et al., "CRVQ: Channel-Relaxed Vector Quantization for Extreme Compression of LLMs", TACL 2025.
#pragma once

#include "precis/recipe.h"
#include "quantizer/codebook.h"
#include "tensor/torch.h"

#include <cstdint>
#include <vector>

namespace precis {

// How much there is of everything. Channels are put in order first; the critical ones fill the first vectors of a row.
struct AdditiveShape {
    std::int64_t rows = 0;      // O
    std::int64_t columns = 0;   // I
    std::int64_t dimension = 8; // d
    std::int64_t codebooks = 1; // M
    std::int64_t entries = 256; // K, a power of two
    std::int64_t extendedCodebooks = 0;
    std::int64_t extendedEntries = 256;
    std::int64_t criticalVectors = 0; // of a row; 0 exactly when there are no extended codebooks
    ChannelOrder order = ChannelOrder::CriticalFirst;

    std::int64_t vectors() const { return (columns + dimension - 1) / dimension; } // V, a row
    std::int64_t paddedColumns() const { return vectors() * dimension; }           // n
    bool ordered() const { return extendedCodebooks > 0; }
};

// The shape that the options give a layer. The critical share is rounded down to whole vectors, of which there is one
// at least; without any share there are no extended codebooks, and CRVQ is AQLM.
AdditiveShape additiveShape(const AdditiveOptions& options, std::int64_t rows, std::int64_t columns);

// Codebooks of one size that add up over the first G vectors of every row.
struct AdditiveBooks {
    Tensor codes;     // [M,O,G] int32
    Tensor codewords; // [M,K,d] float32, values exact as stored
    Tensor scales;    // [M] float32, exact in float16, of the integers in each codebook; undefined with 16 bits
};

// Whether codebooks and the order of channels serve other layers with the same input, or are those of another layer,
// which stores them.
enum class BookSharing { None, Lent, Borrowed };

struct AdditiveLayer {
    AdditiveShape shape;
    int codebookBits = 8;   // 16: codewords are float16; 8 and 4: signed integers times a scale
    AdditiveBooks basic;    // over all V vectors
    AdditiveBooks extended; // over the critical vectors; undefined tensors without any
    Tensor rowScales;       // [O] float32, exact in float16
    // [n] int64: which column stands at each place, columns from I on being padding; undefined: as they come.
    Tensor channels;
    BookSharing sharing = BookSharing::None;
};

// The layers that a layer solved for all rows at once falls apart into. The first one lends codebooks and channels.
std::vector<AdditiveLayer> splitRows(const AdditiveLayer& layer, const std::vector<std::int64_t>& rows);

Tensor dequantize(const AdditiveLayer& layer); // [O,I] float32

// The sum of one row's codewords [O,n] in the order of the channels, not yet scaled.
Tensor decodeOrdered(const AdditiveLayer& layer);
// From the order of the channels [O,n] back to columns [O,I], and from columns, padded with zeros, into that order.
Tensor fromChannelOrder(const AdditiveLayer& layer, const Tensor& ordered);
Tensor intoChannelOrder(const AdditiveLayer& layer, const Tensor& columns);

// Codebooks that add up, side by side as codebooks of a CodebookLayer of M rows, whose rounding, counting and packing
// then serve here.
CodebookLayer sideBySide(const AdditiveBooks& books, int codebookBits);
// Codewords to what is stored, by one of the roundings of codebook_precision.h.
void roundBooks_(AdditiveLayer& layer, void (*round_)(CodebookLayer&));

// Everything stored for such a layer, each tensor in whole bytes. A layer that borrows stores its codes and row scales
// only.
struct AdditiveBits {
    std::uint64_t codes = 0;
    std::uint64_t codebooks = 0; // with their scales
    std::uint64_t rowScales = 0;
    std::uint64_t channels = 0;
    std::uint64_t total() const { return codes + codebooks + rowScales + channels; }
};
AdditiveBits storedBits(const AdditiveShape& shape, int codebookBits, BookSharing sharing);

// How an order of channels is stored: as one number of that many bits for each item, or as one bit for each candidate
// where that is shorter. Candidates are channels, or vectors when whole ones are chosen; only a full sort needs all of
// them in their order.
struct ChannelStorage {
    std::int64_t candidates = 0;
    std::int64_t items = 0;
    int bits = 0; // of a number
    bool bitmap = false;
    std::int64_t storedBits() const { return bitmap ? candidates : items * bits; }
};
ChannelStorage channelStorage(const AdditiveShape& shape);

} // namespace precis
