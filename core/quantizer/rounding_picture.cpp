// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/rounding_picture.h"

namespace precis {

namespace {

constexpr std::int64_t kCells = 64;  // of the map along either side, at most
constexpr std::int64_t kSteps = 512; // step sizes shown, at most

std::vector<float> evenlyPicked(const Tensor& values) {
    const Tensor flat = values.reshape({-1});
    const std::int64_t count = std::min(kSteps, flat.numel());
    std::vector<float> picked;
    for (std::int64_t i = 0; i < count; ++i)
        picked.push_back(flat[i * flat.numel() / count].item<float>());
    return picked;
}

} // namespace

std::optional<RoundingSnapshot> roundingPicture(int block, const std::string& name, const Tensor& original,
                                                const QuantizedLayer& after, const QuantizedLayer& before) {
    const auto* stored = std::get_if<UniformLayer>(&after);
    const auto* solved = std::get_if<UniformLayer>(&before);
    if (!stored || !solved)
        return {};
    const std::int64_t rows = original.size(0), columns = original.size(1);
    const auto perColumn = [&](const Tensor& perGroup) {
        return perGroup.to(torch::kFloat32).repeat_interleave(stored->groupSize, 1).narrow(1, 0, columns);
    };
    const Tensor nearest =
        ((original / perColumn(stored->step)).round() + perColumn(stored->zero)).clamp(0, (1 << stored->bits) - 1);
    const Tensor flipped = (nearest != stored->codes).to(torch::kFloat32);

    RoundingSnapshot picture;
    picture.block = block;
    picture.layer = name;
    picture.rows = static_cast<int>(rows);
    picture.columns = static_cast<int>(columns);
    picture.mapRows = static_cast<int>(std::min(kCells, rows));
    picture.mapColumns = static_cast<int>(std::min(kCells, columns));
    const Tensor map =
        torch::adaptive_avg_pool2d(flipped.view({1, 1, rows, columns}), {picture.mapRows, picture.mapColumns})
            .contiguous();
    picture.map.assign(map.data_ptr<float>(), map.data_ptr<float>() + map.numel());
    const Tensor counts = flipped.sum(1).to(torch::kInt32).contiguous();
    picture.flippedPerRow.assign(counts.data_ptr<int>(), counts.data_ptr<int>() + counts.numel());
    picture.stepBefore = evenlyPicked(solved->step);
    picture.stepAfter = evenlyPicked(stored->step);
    return picture;
}

} // namespace precis
