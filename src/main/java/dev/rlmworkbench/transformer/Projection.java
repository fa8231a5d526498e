package dev.rlmworkbench.transformer;

/// The seven matrices of a layer, in the order of `torchscript/layer.py`, by their names in files.
public enum Projection {
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
    public String module(int layer) {
        return "model.layers." + layer + "." + path;
    }

    /// Its name without the way to it, such as `q_proj`.
    public String shortName() {
        return path.substring(path.indexOf('.') + 1);
    }

    boolean mayHaveBias() {
        return this == Q || this == K || this == V;
    }

    public int inputs(DecoderConfig config) {
        return switch (this) {
            case Q, K, V, GATE, UP -> config.hidden();
            case O -> config.heads() * config.headDim();
            case DOWN -> config.intermediate();
        };
    }

    public int outputs(DecoderConfig config) {
        return switch (this) {
            case Q -> config.heads() * config.headDim();
            case K, V -> config.kvHeads() * config.headDim();
            case O, DOWN -> config.hidden();
            case GATE, UP -> config.intermediate();
        };
    }
}
