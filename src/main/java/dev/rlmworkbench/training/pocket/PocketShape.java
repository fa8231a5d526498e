package dev.rlmworkbench.training.pocket;

import java.util.ArrayList;
import java.util.List;

/// Sizes of the pocket model, a plain Qwen2 with untied embeddings.
record PocketShape(int vocabulary, int hidden, int layers, int heads, int mlp, double ropeTheta) {

    static final PocketShape POCKET = new PocketShape(2560, 192, 3, 6, 384, 1e8);

    int headDim() {
        return hidden / heads;
    }

    /// One weight: its name in a Hugging Face folder and its shape.
    record Weight(String name, long... shape) {
        boolean isMatrix() {
            return shape.length == 2 && !name.contains("embed_tokens") && !name.contains("lm_head");
        }

        int size() {
            return shape.length == 2 ? Math.toIntExact(shape[0] * shape[1]) : Math.toIntExact(shape[0]);
        }
    }

    /// All weights, in the order in which their first values are drawn.
    List<Weight> weights() {
        var all = new ArrayList<Weight>();
        all.add(new Weight("model.embed_tokens.weight", vocabulary, hidden));
        all.add(new Weight("model.norm.weight", hidden));
        all.add(new Weight("lm_head.weight", vocabulary, hidden));
        for (int layer = 0; layer < layers; layer++) {
            var prefix = "model.layers." + layer + ".";
            all.add(new Weight(prefix + "input_layernorm.weight", hidden));
            all.add(new Weight(prefix + "post_attention_layernorm.weight", hidden));
            for (var name : List.of("q", "k", "v")) {
                all.add(new Weight(prefix + "self_attn." + name + "_proj.weight", hidden, hidden));
                all.add(new Weight(prefix + "self_attn." + name + "_proj.bias", hidden));
            }
            all.add(new Weight(prefix + "self_attn.o_proj.weight", hidden, hidden));
            all.add(new Weight(prefix + "mlp.gate_proj.weight", mlp, hidden));
            all.add(new Weight(prefix + "mlp.up_proj.weight", mlp, hidden));
            all.add(new Weight(prefix + "mlp.down_proj.weight", hidden, mlp));
        }
        return all;
    }
}
