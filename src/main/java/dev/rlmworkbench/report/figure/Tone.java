package dev.rlmworkbench.report.figure;

/// What a colour and a marker stand for; themes say which they are. A method has the same tone in every figure.
public enum Tone {
    VANILLA,
    RLM,
    RLM_NO_SUB_CALLS,
    RETRIEVE,
    MAP_REDUCE,
    /// A method that this version does not know.
    OTHER,
    RIGHT,
    WRONG,
    CUT,
    NO_ANSWER,
    LIMIT,
    ERROR,
    NEUTRAL,
    /// A training that is looked at.
    TRAINING,
    /// One beside it.
    OTHER_TRAINING;

    /// @param method as in result records
    public static Tone ofMethod(String method) {
        return switch (method) {
            case "vanilla" -> VANILLA;
            case "rlm" -> RLM;
            case "rlm_no_subcalls" -> RLM_NO_SUB_CALLS;
            case "retrieve" -> RETRIEVE;
            case "map_reduce" -> MAP_REDUCE;
            default -> OTHER;
        };
    }
}
