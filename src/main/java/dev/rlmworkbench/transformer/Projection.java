package dev.rlmworkbench.transformer;

/// The seven matrices of a layer, in the order of `torchscript/layer.py`, by their names in files.
enum Projection {
    Q("self_attn.q_proj"),
    K("self_attn.k_proj"),
    V("self_attn.v_proj"),
    O("self_attn.o_proj"),
    GATE("mlp.gate_proj"),
    UP("mlp.up_proj"),
    DOWN("mlp.down_proj");

    private final String path;

    Projection(String path) {
        this.path = path;
    }

    /// Such as `model.layers.3.self_attn.q_proj`.
    String module(int layer) {
        return "model.layers." + layer + "." + path;
    }

    boolean mayHaveBias() {
        return this == Q || this == K || this == V;
    }

    int inputs(DecoderConfig config) {
        return switch (this) {
            case Q, K, V, GATE, UP -> config.hidden();
            case O -> config.heads() * config.headDim();
            case DOWN -> config.intermediate();
        };
    }

    int outputs(DecoderConfig config) {
        return switch (this) {
            case Q -> config.heads() * config.headDim();
            case K, V -> config.kvHeads() * config.headDim();
            case O, DOWN -> config.hidden();
            case GATE, UP -> config.intermediate();
        };
    }
}
