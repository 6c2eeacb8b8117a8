// SPDX-License-Identifier: GPL-3.0-or-later
#include "calibration/hessian.h"

namespace precis {

void addProducts_(Tensor& sum, const Tensor& a, const Tensor& b) {
    constexpr std::int64_t kStretch = 512;
    for (std::int64_t first = 0; first < a.size(0); first += kStretch) {
        const std::int64_t count = std::min(kStretch, a.size(0) - first);
        sum += a.narrow(0, first, count).t().mm(b.narrow(0, first, count));
    }
}

HessianAccumulator::HessianAccumulator(std::int64_t columns)
    : m_sum(torch::zeros({columns, columns}, torch::kFloat64))
    , m_minimum(torch::zeros({columns}))
    , m_maximum(torch::zeros({columns})) {}

void HessianAccumulator::add(const Tensor& x) {
    const Tensor rows = x.reshape({-1, m_sum.size(0)}).to(torch::kFloat32);
    addProducts_(m_sum, rows, rows);
    m_minimum = torch::minimum(m_minimum, rows.amin(0));
    m_maximum = torch::maximum(m_maximum, rows.amax(0));
    m_tokens += rows.size(0);
}

void HessianAccumulator::divideBy_(const Tensor& scales) {
    const Tensor s = scales.to(torch::kFloat64);
    m_sum = m_sum / s / s.unsqueeze(1);
    m_minimum = m_minimum / scales;
    m_maximum = m_maximum / scales;
}

Tensor HessianAccumulator::mean() const { return m_sum / std::max<std::int64_t>(m_tokens, 1); }

double relativeOutputError(const Tensor& weight, const Tensor& quantized, const Tensor& hessian) {
    const Tensor w = weight.to(torch::kFloat64), difference = w - quantized.to(torch::kFloat64);
    const Tensor h = hessian.to(torch::kFloat64);
    const double reference = (w.mm(h) * w).sum().item<double>();
    return reference > 0 ? (difference.mm(h) * difference).sum().item<double>() / reference : 0;
}

} // namespace precis
