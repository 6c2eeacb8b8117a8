// SPDX-License-Identifier: GPL-3.0-or-later
// The keys and labels of every choice in a recipe.
#pragma once

#include "precis/fields.h"
#include "precis/recipe.h"

namespace precis {

template <>
struct EnumNames<CalibrationSampling> {
    static constexpr std::array<EnumName<CalibrationSampling>, 2> kNames{{
        {CalibrationSampling::Random, "random", PRECIS_TEXT("Recipe", "Random stretches")},
        {CalibrationSampling::Documents, "documents", PRECIS_TEXT("Recipe", "Beginnings of documents")},
    }};
};
template <>
struct EnumNames<PreprocessMethod> {
    static constexpr std::array<EnumName<PreprocessMethod>, 3> kNames{{
        {PreprocessMethod::None, "none", PRECIS_TEXT("Recipe", "None")},
        {PreprocessMethod::Cfp, "cfp", PRECIS_TEXT("Recipe", "Coarse-to-fine (CFP)")},
        {PreprocessMethod::SmoothQuant, "smooth_quant", PRECIS_TEXT("Recipe", "SmoothQuant")},
    }};
};
template <>
struct EnumNames<FineStage> {
    static constexpr std::array<EnumName<FineStage>, 3> kNames{{
        {FineStage::None, "none", PRECIS_TEXT("Recipe", "None: the fence alone")},
        {FineStage::Gaps, "gaps", PRECIS_TEXT("Recipe", "At the widest gap (paper)")},
        {FineStage::Ratios, "ratios", PRECIS_TEXT("Recipe", "At the widest ratios")},
    }};
};
template <>
struct EnumNames<WeightFormat> {
    static constexpr std::array<EnumName<WeightFormat>, 4> kNames{{
        {WeightFormat::None, "none", PRECIS_TEXT("Recipe", "Leave as they are")},
        {WeightFormat::Uniform, "uniform", PRECIS_TEXT("Recipe", "Uniform")},
        {WeightFormat::Codebook, "codebook", PRECIS_TEXT("Recipe", "Vector codebooks")},
        {WeightFormat::Additive, "additive", PRECIS_TEXT("Recipe", "Additive codebooks")},
    }};
};
template <>
struct EnumNames<WeightSolver> {
    static constexpr std::array<EnumName<WeightSolver>, 2> kNames{{
        {WeightSolver::Nearest, "nearest", PRECIS_TEXT("Recipe", "Round to nearest")},
        {WeightSolver::HessianSweep, "hessian_sweep", PRECIS_TEXT("Recipe", "Hessian sweep (GPTQ)")},
    }};
};
template <>
struct EnumNames<StepType> {
    static constexpr std::array<EnumName<StepType>, 2> kNames{{
        {StepType::Float16, "float16", PRECIS_TEXT("Recipe", "16-bit float")},
        {StepType::Float32, "float32", PRECIS_TEXT("Recipe", "32-bit float")},
    }};
};
template <>
struct EnumNames<CodebookSeeding> {
    static constexpr std::array<EnumName<CodebookSeeding>, 3> kNames{{
        {CodebookSeeding::KMeansPlusPlus, "kmeans_plus_plus", PRECIS_TEXT("Recipe", "k-means++")},
        {CodebookSeeding::Quantile, "quantile", PRECIS_TEXT("Recipe", "Quantiles (vector length 1)")},
        {CodebookSeeding::Mahalanobis, "mahalanobis", PRECIS_TEXT("Recipe", "Mahalanobis distance")},
    }};
};
template <>
struct EnumNames<CodebookMetric> {
    static constexpr std::array<EnumName<CodebookMetric>, 3> kNames{{
        {CodebookMetric::Diagonal, "diagonal", PRECIS_TEXT("Recipe", "Diagonal of the Hessian")},
        {CodebookMetric::Full, "full", PRECIS_TEXT("Recipe", "Blocks of the Hessian")},
        {CodebookMetric::PublishedCode, "published_code", PRECIS_TEXT("Recipe", "As the published code has it")},
    }};
};
template <>
struct EnumNames<CodebookUpdate> {
    static constexpr std::array<EnumName<CodebookUpdate>, 3> kNames{{
        {CodebookUpdate::None, "none", PRECIS_TEXT("Recipe", "None")},
        {CodebookUpdate::ConjugateGradients, "conjugate_gradients", PRECIS_TEXT("Recipe", "Conjugate gradients")},
        {CodebookUpdate::Adam, "adam", PRECIS_TEXT("Recipe", "Adam, as published")},
    }};
};
template <>
struct EnumNames<ChannelImportance> {
    static constexpr std::array<EnumName<ChannelImportance>, 4> kNames{{
        {ChannelImportance::OutputError, "output_error", PRECIS_TEXT("Recipe", "Error times input energy")},
        {ChannelImportance::InverseHessian, "inverse_hessian", PRECIS_TEXT("Recipe", "Inverse Hessian (paper)")},
        {ChannelImportance::Magnitude, "magnitude", PRECIS_TEXT("Recipe", "Size of the weights")},
        {ChannelImportance::Random, "random", PRECIS_TEXT("Recipe", "Chance, to compare")},
    }};
};
template <>
struct EnumNames<ChannelOrder> {
    static constexpr std::array<EnumName<ChannelOrder>, 3> kNames{{
        {ChannelOrder::CriticalFirst, "critical_first", PRECIS_TEXT("Recipe", "Critical channels in front")},
        {ChannelOrder::FullSort, "full_sort", PRECIS_TEXT("Recipe", "All sorted by importance (paper)")},
        {ChannelOrder::WholeVectors, "whole_vectors", PRECIS_TEXT("Recipe", "In place, whole vectors")},
    }};
};
template <>
struct EnumNames<ActivationMode> {
    static constexpr std::array<EnumName<ActivationMode>, 2> kNames{{
        {ActivationMode::PerToken, "per_token", PRECIS_TEXT("Recipe", "Per token")},
        {ActivationMode::Static, "static", PRECIS_TEXT("Recipe", "Static")},
    }};
};
template <>
struct EnumNames<Rounding> {
    static constexpr std::array<EnumName<Rounding>, 5> kNames{{
        {Rounding::Nearest, "nearest", PRECIS_TEXT("Recipe", "Nearest, step sizes only")},
        {Rounding::Full, "full", PRECIS_TEXT("Recipe", "An offset for every weight")},
        {Rounding::LowRank, "low_rank", PRECIS_TEXT("Recipe", "Low-rank offset")},
        {Rounding::SoftFull, "soft_full", PRECIS_TEXT("Recipe", "Soft, for every weight (AdaRound)")},
        {Rounding::SoftLowRank, "soft_low_rank", PRECIS_TEXT("Recipe", "Soft, low-rank")},
    }};
};
template <>
struct EnumNames<NumberType> {
    static constexpr std::array<EnumName<NumberType>, 2> kNames{{
        {NumberType::Float32, "float32", PRECIS_TEXT("Recipe", "32-bit float")},
        {NumberType::BFloat16, "bfloat16", PRECIS_TEXT("Recipe", "16-bit bfloat")},
    }};
};

} // namespace precis
