// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/codebook_reference.h"

#include <Eigen/Dense>

namespace precis {

namespace {

const float* codebookOf(const CodebookLayer& layer, std::int64_t row, std::int64_t vector) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t group =
        row / shape.groupRows * shape.columnGroups() + vector * shape.dimension / shape.groupColumns;
    return layer.codebooks.data_ptr<float>() + group * shape.entries * shape.dimension;
}

} // namespace

double weightedDistance(const float* x, const float* c, const float* form, std::int64_t d) {
    double sum = 0;
    for (std::int64_t p = 0; p < d; ++p)
        for (std::int64_t q = 0; q < d; ++q)
            sum += (static_cast<double>(x[p]) - c[p]) * form[p * d + q] * (static_cast<double>(x[q]) - c[q]);
    return sum;
}

std::int32_t nearestCodeword(const float* x, const std::vector<float>& codewords, const float* form, std::int64_t d) {
    std::int32_t best = 0;
    double least = 1e300;
    for (std::int64_t k = 0; k < static_cast<std::int64_t>(codewords.size()) / d; ++k)
        if (const double distance = weightedDistance(x, codewords.data() + k * d, form, d); distance < least) {
            least = distance;
            best = static_cast<std::int32_t>(k);
        }
    return best;
}

Tensor sweepCodesReference(const Tensor& weight, const Tensor& dampedHessian, const CodebookLayer& layer) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t d = shape.dimension;
    Tensor w = weight.to(torch::kFloat64).clone(), inverse = torch::linalg_inv(dampedHessian.to(torch::kFloat64));
    Tensor codes = torch::zeros({shape.rows, shape.vectors()}, torch::kInt32);
    for (std::int64_t v = 0; v < shape.vectors(); ++v) {
        const Tensor block = inverse.narrow(0, v * d, d).narrow(1, v * d, d);
        const Tensor cost = torch::linalg_inv(block); // [d,d]
        const Tensor columns = inverse.narrow(0, v * d, d);
        for (std::int64_t row = 0; row < shape.rows; ++row) {
            const Tensor codewords =
                torch::from_blob(const_cast<float*>(codebookOf(layer, row, v)), {shape.entries, d}).to(torch::kFloat64);
            const Tensor errors = w[row].narrow(0, v * d, d).unsqueeze(0) - codewords; // [K,d]
            const Tensor best = (errors.mm(cost) * errors).sum(1).argmin();
            codes[row][v] = best.to(torch::kInt32);
            w[row] -= errors[best.item<std::int64_t>()].unsqueeze(0).mm(cost).mm(columns).squeeze(0);
        }
        inverse = inverse - columns.t().mm(cost).mm(columns);
    }
    return codes;
}

void reassignCodesReference_(CodebookLayer& layer, const CodebookProblem& problem) {
    const CodebookShape& shape = layer.shape;
    std::int32_t* codes = layer.codes.data_ptr<std::int32_t>();
    for (std::int64_t i = 0; i < shape.rows * shape.vectors(); ++i) {
        double least = layerLoss(problem, layer);
        std::int32_t best = codes[i];
        for (std::int32_t k = 0; k < shape.entries; ++k) {
            codes[i] = k;
            if (const double loss = layerLoss(problem, layer); loss < least * (1 - 1e-6)) {
                least = loss;
                best = k;
            }
        }
        codes[i] = best;
    }
}

Tensor solveCodebooksReference(const CodebookLayer& layer, const CodebookProblem& problem) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t d = shape.dimension, columns = shape.paddedColumns(), size = layer.codebooks[0].numel();
    Eigen::MatrixXd hessian(columns, columns);
    for (std::int64_t i = 0; i < columns; ++i)
        for (std::int64_t j = 0; j < columns; ++j)
            hessian(i, j) = problem.hessian.data_ptr<float>()[i * columns + j];
    Tensor solved = torch::empty({shape.rowGroups(), size});
    for (std::int64_t group = 0; group < shape.rowGroups(); ++group) {
        Eigen::MatrixXd normal = Eigen::MatrixXd::Zero(size, size);
        Eigen::VectorXd target = Eigen::VectorXd::Zero(size);
        for (std::int64_t row = group * shape.groupRows; row < std::min(shape.rows, (group + 1) * shape.groupRows);
             ++row) {
            Eigen::MatrixXd choice = Eigen::MatrixXd::Zero(columns, size); // row = choice * codewords
            Eigen::VectorXd w(columns);
            for (std::int64_t i = 0; i < columns; ++i) {
                const std::int64_t v = i / d, code = layer.codes.data_ptr<std::int32_t>()[row * shape.vectors() + v];
                choice(i, (i / shape.groupColumns * shape.entries + code) * d + i % d) =
                    problem.scales.data_ptr<float>()[row * shape.vectors() + v];
                w(i) = problem.weight.data_ptr<float>()[row * columns + i];
            }
            normal += choice.transpose() * hessian * choice;
            target += choice.transpose() * (hessian * w);
        }
        // Unused codewords stay as they are.
        for (std::int64_t u = 0; u < size; ++u)
            if (normal(u, u) == 0) {
                normal(u, u) = 1;
                target(u) = layer.codebooks.data_ptr<float>()[group * size + u];
            }
        const Eigen::VectorXd x = normal.ldlt().solve(target);
        for (std::int64_t u = 0; u < size; ++u)
            solved.data_ptr<float>()[group * size + u] = static_cast<float>(x(u));
    }
    return solved;
}

} // namespace precis
