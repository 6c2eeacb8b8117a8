// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's language model: parameters, forward pass, names in a Hugging Face folder.
#include "demo_model.h"

#include "kernels.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace precis::demo {

namespace {

constexpr double kDeviation = 0.02;

Tensor product(const Tensor& x, const Tensor& weight) { return torch::linear(x, weight.to(torch::kBFloat16)); }

} // namespace

std::vector<std::pair<std::string, Tensor>> DemoModel::parameters() const {
    std::vector<std::pair<std::string, Tensor>> result{{"embedding", embedding}};
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::string prefix = "blocks." + std::to_string(i) + ".";
        result.emplace_back(prefix + "input_norm", blocks[i].inputNorm);
        result.emplace_back(prefix + "qkv", blocks[i].qkv);
        result.emplace_back(prefix + "output", blocks[i].output);
        result.emplace_back(prefix + "post_norm", blocks[i].postNorm);
        result.emplace_back(prefix + "gate_up", blocks[i].gateUp);
        result.emplace_back(prefix + "down", blocks[i].down);
    }
    result.emplace_back("norm", norm);
    return result;
}

DemoModel makeDemoModel(const DemoShape& shape, std::uint64_t seed) {
    auto generator = torch::make_generator<at::CPUGeneratorImpl>(seed);
    const auto normal = [&](std::int64_t rows, std::int64_t columns, double deviation) {
        return torch::empty({rows, columns}).normal_(0, deviation, generator).requires_grad_();
    };
    const auto ones = [&] { return torch::ones({shape.hidden}).requires_grad_(); };
    const double residual = kDeviation / std::sqrt(2.0 * shape.blocks);
    const int queries = shape.heads * shape.headDim, keys = shape.keyValueHeads * shape.headDim;

    DemoModel model;
    model.shape = shape;
    model.embedding = normal(shape.vocabulary, shape.hidden, kDeviation);
    for (int i = 0; i < shape.blocks; ++i)
        model.blocks.push_back({ones(), normal(queries + 2 * keys, shape.hidden, kDeviation),
                                normal(shape.hidden, queries, residual), ones(),
                                normal(2 * shape.mlpHidden, shape.hidden, kDeviation),
                                normal(shape.hidden, shape.mlpHidden, residual)});
    model.norm = ones();
    return model;
}

Tensor demoLogits(const DemoModel& model, const Tensor& tokens) {
    const DemoShape& shape = model.shape;
    const AttentionShape attentionShape{static_cast<int>(tokens.size(0)),
                                        static_cast<int>(tokens.size(1)),
                                        shape.heads,
                                        shape.keyValueHeads,
                                        shape.headDim,
                                        shape.ropeTheta};
    Tensor x = torch::embedding(model.embedding, tokens.reshape({-1})); // [B*T,D]
    for (const DemoBlock& block : model.blocks) {
        const Tensor heads =
            attention(product(rmsNorm(x, block.inputNorm, shape.normEpsilon), block.qkv), attentionShape);
        x = x + product(heads, block.output);
        const Tensor gateUp = product(rmsNorm(x, block.postNorm, shape.normEpsilon), block.gateUp);
        x = x + product(swiGlu(gateUp), block.down);
    }
    return product(rmsNorm(x, model.norm, shape.normEpsilon), model.embedding);
}

std::vector<std::pair<std::string, Tensor>> huggingFaceTensors(const DemoModel& model) {
    const torch::NoGradGuard noGradients;
    const DemoShape& shape = model.shape;
    const int queries = shape.heads * shape.headDim, keys = shape.keyValueHeads * shape.headDim;
    std::vector<std::pair<std::string, Tensor>> result;
    const auto add = [&](const std::string& name, const Tensor& tensor) {
        result.emplace_back(name, tensor.detach().to(torch::kHalf).contiguous());
    };
    add("model.embed_tokens.weight", model.embedding);
    for (std::size_t i = 0; i < model.blocks.size(); ++i) {
        const DemoBlock& block = model.blocks[i];
        const std::string prefix = "model.layers." + std::to_string(i) + ".";
        add(prefix + "input_layernorm.weight", block.inputNorm);
        add(prefix + "self_attn.q_proj.weight", block.qkv.slice(0, 0, queries));
        add(prefix + "self_attn.k_proj.weight", block.qkv.slice(0, queries, queries + keys));
        add(prefix + "self_attn.v_proj.weight", block.qkv.slice(0, queries + keys, queries + 2 * keys));
        add(prefix + "self_attn.o_proj.weight", block.output);
        add(prefix + "post_attention_layernorm.weight", block.postNorm);
        add(prefix + "mlp.gate_proj.weight", block.gateUp.slice(0, 0, shape.mlpHidden));
        add(prefix + "mlp.up_proj.weight", block.gateUp.slice(0, shape.mlpHidden, 2 * shape.mlpHidden));
        add(prefix + "mlp.down_proj.weight", block.down);
    }
    add("model.norm.weight", model.norm);
    return result;
}

std::string huggingFaceConfig(const DemoShape& shape) {
    const nlohmann::ordered_json config = {
        {"architectures", {"LlamaForCausalLM"}},
        {"model_type", "llama"},
        {"vocab_size", shape.vocabulary},
        {"hidden_size", shape.hidden},
        {"intermediate_size", shape.mlpHidden},
        {"num_hidden_layers", shape.blocks},
        {"num_attention_heads", shape.heads},
        {"num_key_value_heads", shape.keyValueHeads},
        {"head_dim", shape.headDim},
        {"max_position_embeddings", shape.context},
        {"hidden_act", "silu"},
        {"rms_norm_eps", shape.normEpsilon},
        {"rope_theta", shape.ropeTheta},
        {"tie_word_embeddings", true},
        {"attention_bias", false},
        {"bos_token_id", 1},
        {"eos_token_id", 2},
        {"torch_dtype", "float16"},
    };
    return config.dump(2) + "\n";
}

} // namespace precis::demo
