// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/subject.h"

#include "precis/error.h"
#include "quantizer/layer_plan.h"
#include "session/block_solver.h"
#include "session/quantized_block.h"
#include "session/run_files.h"

namespace precis {

OpenedSubject openSubject(const std::string& folder) {
    OpenedSubject subject;
    if (isRunFolder(folder)) {
        subject.run = openRun(folder);
        if (subject.run->state.finishedBlocks < subject.run->state.blocks)
            throw Error(ErrorKind::BadInput, folder,
                        "has " + std::to_string(subject.run->state.finishedBlocks) + " of " +
                            std::to_string(subject.run->state.blocks) + " blocks quantized",
                        "Resume the run first");
    }
    const std::string modelFolder = subject.run ? subject.run->state.model : folder;
    subject.checkpoint = Checkpoint::open(modelFolder);
    if (subject.run && subject.run->state.modelFingerprint != subject.checkpoint->fingerprint())
        throw Error(ErrorKind::BadInput, modelFolder, "is no longer the model that " + folder + " was made from",
                    "Put the original model back, or quantize again");
    subject.tokenizer = Tokenizer::open(modelFolder);
    subject.model = loadModel(subject.checkpoint);
    if (subject.run)
        subject.model = quantizedModel(subject.model, folder);
    return subject;
}

Model quantizedModel(const Model& original, const std::string& run) {
    Model model = original;
    model.block = [original = original.block, config = original.config, run](int index) {
        BlockWeights weights = original(index);
        replaceWeights_(weights, readQuantizedBlock(blockFile(run, index), config));
        return weights;
    };
    return model;
}

Model roundedModel(const Model& original, const Recipe& recipe) {
    const Recipe plain = roundingRecipe(recipe);
    Model model = original;
    model.block = [original = original.block, plain](int index) {
        BlockWeights weights = original(index);
        for (const LayerKind kind : kLayerKinds)
            if (const LayerPlan plan = planLayer(plain, fullLayerName(index, kind)); plan.quantized)
                weights[kind].weight = dequantize(quantizeToNearest(weights[kind].weight, {}, plan.uniform));
        ActivationOptions activations = plain.activations;
        activations.mode = ActivationMode::PerToken; // static ranges would need calibration
        weights.activations = activationQuantizers(activations, {});
        return weights;
    };
    return model;
}

} // namespace precis
