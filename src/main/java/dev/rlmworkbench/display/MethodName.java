package dev.rlmworkbench.display;

/// Methods as people call them, in the window, in figures and in reports. The terminal shows the names that are typed.
public final class MethodName {

    private MethodName() {}

    /// `RLM` for `rlm`.
    ///
    /// @param method as in result files; one that this version does not know keeps its name
    public static String of(String method) {
        return switch (method) {
            case "rlm" -> "RLM";
            case "vanilla" -> "Vanilla";
            case "rlm_no_subcalls" -> "RLM without sub-calls";
            case "retrieve" -> "Retrieval";
            case "map_reduce" -> "Map-reduce";
            default -> method;
        };
    }
}
