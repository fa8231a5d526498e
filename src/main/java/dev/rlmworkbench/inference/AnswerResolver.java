package dev.rlmworkbench.inference;

import dev.rlmworkbench.inference.reply.AnswerExpression;
import dev.rlmworkbench.inference.reply.CodeBlocks;
import dev.rlmworkbench.inference.reply.FinalAnswer;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplResult;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds out what a final answer in text stands for: words, or something that the REPL holds.
final class AnswerResolver {

    /// Names that a model writes where it means a variable. When the REPL has none of that name, they are no answer.
    private static final Set<String> PLACEHOLDERS = Set.of(
            "answer", "result", "output", "response", "final_answer", "finalAnswer", "variable", "variable_name");

    /// Runs a piece of code in the REPL.
    interface Code {
        ReplResult run(String code) throws InterruptedException;
    }

    sealed interface Resolution {
        /// Meant as it is written.
        record Words(String text) implements Resolution {}

        /// What the REPL holds.
        record Value(String text) implements Resolution {}

        /// It names something that the REPL does not have.
        ///
        /// @param tried what came of looking for it
        record Unresolved(ReplResult tried) implements Resolution {}
    }

    private final ReplLanguage language;
    private final Set<String> variables;
    private final Code repl;

    /// @param variables that the code has made so far; the caller's, which it goes on filling
    AnswerResolver(ReplLanguage language, Set<String> variables, Code repl) {
        this.language = language;
        this.variables = variables;
        this.repl = repl;
    }

    /// Whether the REPL must be asked what an answer stands for.
    boolean isCode(FinalAnswer written) {
        return written.variable() || !written.isLiteral() && (namesValue(written) || mentionsVariable(written));
    }

    Resolution resolve(FinalAnswer written) throws InterruptedException {
        if (!isCode(written)) {
            return new Resolution.Words(written.text());
        }
        var result = repl.run(code(written));
        var value = result.finalAnswer();
        if (value != null && !value.isBlank()) {
            return new Resolution.Value(value);
        }
        // a sentence that happens to hold the name of a variable is no code
        boolean isSurelyCode = written.variable() || namesValue(written);
        return isSurelyCode ? new Resolution.Unresolved(result) : new Resolution.Words(written.text());
    }

    /// A plain name goes through FINAL_VAR, which says best what to do where there is no such variable.
    private String code(FinalAnswer written) {
        var text = written.text();
        return AnswerExpression.of(text)
                .map(expression -> expression.isName()
                        ? "FINAL_VAR(\"" + expression.name() + "\")"
                        : "FINAL(" + expression.in(language) + ")")
                .orElse("FINAL(" + text + ")");
    }

    /// The best answer of a last reply: a FINAL in its text or inside a block, else the text itself.
    ///
    /// @return empty when there is none, or none that the REPL has
    Optional<String> best(String reply) throws InterruptedException {
        var parsed = CodeBlocks.of(reply);
        var written = FinalAnswer.in(parsed.outside());
        for (var block : parsed.all()) {
            written = written.or(() -> FinalAnswer.in(block.code()));
        }
        if (written.isEmpty()) {
            return Optional.of(parsed.outside().strip()).filter(text -> !text.isEmpty());
        }
        return switch (resolve(written.get())) {
            case Resolution.Words(var text) -> Optional.of(text).filter(words -> !words.isBlank());
            case Resolution.Value(var text) -> Optional.of(text);
            case Resolution.Unresolved _ -> Optional.empty();
        };
    }

    private boolean namesValue(FinalAnswer written) {
        return AnswerExpression.of(written.content())
                .filter(expression -> expression.isSurelyCode()
                        || variables.contains(expression.name())
                        || expression.steps().isEmpty() && PLACEHOLDERS.contains(expression.name()))
                .isPresent();
    }

    private boolean mentionsVariable(FinalAnswer written) {
        return variables.stream()
                .anyMatch(variable -> Pattern.compile(
                                "(?<![A-Za-z0-9_$])" + Pattern.quote(variable) + "(?![A-Za-z0-9_$])")
                        .matcher(written.content())
                        .find());
    }
}
