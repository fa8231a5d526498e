package dev.rlmworkbench.ui.control;

/// Families of tasks as people call them.
public final class FamilyName {

    private FamilyName() {}

    /// @param family as in result files
    public static String of(String family) {
        return switch (family) {
            case "niah" -> "Needle in a haystack";
            case "niah_hard" -> "Needle with look-alikes";
            case "long_doc_qa" -> "Long documents";
            case "mixed_qa" -> "Questions of many kinds";
            case "documents" -> "Own documents";
            default -> family;
        };
    }
}
