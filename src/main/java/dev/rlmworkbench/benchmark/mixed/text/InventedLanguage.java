package dev.rlmworkbench.benchmark.mixed.text;

/// How a function of invented source code is written.
public enum InventedLanguage {
    PYTHON,
    TYPESCRIPT,
    KOTLIN;

    /// A function with a constant before it.
    ///
    /// @param remark a comment
    public String source(Function function, String remark) {
        return switch (this) {
            case PYTHON ->
                """
                    %s = %s

                    def %s(%s, %s=%s):
                        # %s
                        if %s == "%s":
                            return %s
                        if %s == "%s":
                            return %s
                        return %s(%s) + %s

                    """.formatted(
                                function.constant(),
                                function.constantValue(),
                                name(function.name()),
                                function.input(),
                                function.option(),
                                function.defaultValue(),
                                remark,
                                function.input(),
                                function.firstCase(),
                                function.firstResult(),
                                function.input(),
                                function.secondCase(),
                                function.secondResult(),
                                name(function.callee()),
                                function.option(),
                                function.constant());
            case TYPESCRIPT ->
                """
                    const %s = %s;

                    export function %s(%s: string, %s: number = %s): number {
                      // %s
                      switch (%s) {
                        case "%s": return %s;
                        case "%s": return %s;
                        default: return %s(%s) - %s;
                      }
                    }

                    """.formatted(
                                function.constant(),
                                function.constantValue(),
                                name(function.name()),
                                function.input(),
                                function.option(),
                                function.defaultValue(),
                                remark,
                                function.input(),
                                function.firstCase(),
                                function.firstResult(),
                                function.secondCase(),
                                function.secondResult(),
                                name(function.callee()),
                                function.option(),
                                function.constant());
            case KOTLIN ->
                """
                    const val %s = %s

                    /** %s */
                    fun %s(%s: String, %s: Int = %s): Int = when (%s) {
                        "%s" -> %s
                        "%s" -> %s
                        else -> %s(%s) * %s
                    }

                    """.formatted(
                                function.constant(),
                                function.constantValue(),
                                remark,
                                name(function.name()),
                                function.input(),
                                function.option(),
                                function.defaultValue(),
                                function.input(),
                                function.firstCase(),
                                function.firstResult(),
                                function.secondCase(),
                                function.secondResult(),
                                name(function.callee()),
                                function.option(),
                                function.constant());
        };
    }

    /// Names are kept as words with underscores.
    public String name(String words) {
        if (this == PYTHON) {
            return words;
        }
        var text = new StringBuilder();
        boolean capital = false;
        for (char letter : words.toCharArray()) {
            if (letter == '_') {
                capital = true;
            } else {
                text.append(capital ? Character.toUpperCase(letter) : letter);
                capital = false;
            }
        }
        return text.toString();
    }

    /// @param constant      in capitals
    /// @param option        the parameter with the default value
    /// @param callee        what it calls
    public record Function(
            String name,
            String constant,
            int constantValue,
            String input,
            String option,
            int defaultValue,
            String firstCase,
            int firstResult,
            String secondCase,
            int secondResult,
            String callee) {}
}
