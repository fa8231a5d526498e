package dev.rlmworkbench.repl.child.builtins;

import dev.rlmworkbench.repl.child.wire.AskLimits;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The functions that code in every Java REPL can call by their bare names, beside those of [TextFunctions]. The
/// names are part of the prompts, hence the underscores.
public final class ReplFunctions {
    private ReplFunctions() {}

    // Asking models.

    public static String llm_query(Object prompt) throws InterruptedException {
        return llm_query_batched(List.of(String.valueOf(prompt))).getFirst();
    }

    /// Answers in the order of the prompts; they run in parallel.
    public static List<String> llm_query_batched(Collection<?> prompts) throws InterruptedException {
        requireNotTooMany(prompts.size());
        var questions = new ArrayList<HostCalls.Question>(prompts.size());
        for (var prompt : prompts) {
            questions.add(new HostCalls.Question(String.valueOf(prompt), null));
        }
        return ask(HostCalls.Kind.LLM, questions);
    }

    public static List<String> llm_query_batched(Object[] prompts) throws InterruptedException {
        return llm_query_batched(List.of(prompts));
    }

    public static String rlm_query(Object query) throws InterruptedException {
        return rlm_query_batched(List.of(query)).getFirst();
    }

    /// Asks a child RLM that has `context` as its own context.
    public static String rlm_query(Object query, Object context) throws InterruptedException {
        var question = new HostCalls.Question(String.valueOf(query), String.valueOf(context));
        return ask(HostCalls.Kind.RLM, List.of(question)).getFirst();
    }

    public static List<String> rlm_query_batched(Collection<?> queries) throws InterruptedException {
        requireNotTooMany(queries.size());
        var questions = new ArrayList<HostCalls.Question>(queries.size());
        for (var query : queries) {
            questions.add(new HostCalls.Question(String.valueOf(query), null));
        }
        return ask(HostCalls.Kind.RLM, questions);
    }

    public static List<String> rlm_query_batched(Object[] queries) throws InterruptedException {
        return rlm_query_batched(List.of(queries));
    }

    private static List<String> ask(HostCalls.Kind kind, List<HostCalls.Question> questions)
            throws InterruptedException {
        requireNotTooMuch(questions);
        return questions.isEmpty() ? List.of() : Session.current().host().ask(kind, questions);
    }

    private static void requireNotTooMany(int questions) {
        if (questions > AskLimits.MAX_QUESTIONS) {
            throw new IllegalArgumentException(AskLimits.SENTENCE);
        }
    }

    /// A collection of a block may give more than its size says.
    private static void requireNotTooMuch(List<HostCalls.Question> questions) {
        requireNotTooMany(questions.size());
        long characters = questions.stream()
                .mapToLong(question -> question.prompt().length()
                        + (question.context() == null ? 0L : question.context().length()))
                .sum();
        if (characters > AskLimits.MAX_CHARS) {
            throw new IllegalArgumentException(AskLimits.SENTENCE);
        }
    }

    // Showing things.

    /// Prints the values with a space between them, and a line end.
    public static void print(@Nullable Object... values) {
        println(values);
    }

    public static void println(@Nullable Object... values) {
        var line = new StringBuilder();
        if (values == null) {
            line.append("null");
        } else {
            for (int i = 0; i < values.length; i++) {
                line.append(i == 0 ? "" : " ").append(Values.asText(values[i]));
            }
        }
        Session.current().output().append(line.append('\n'));
    }

    public static void printf(String format, @Nullable Object... values) {
        Session.current().output().append(String.format(format, values));
    }

    /// The number of characters, elements or entries.
    public static int len(Object value) {
        return switch (value) {
            case CharSequence text -> text.length();
            case Collection<?> all -> all.size();
            case Map<?, ?> map -> map.size();
            case Object array when array.getClass().isArray() -> Array.getLength(array);
            default ->
                throw new IllegalArgumentException("len() takes a text, an array or a collection, not "
                        + value.getClass().getSimpleName());
        };
    }

    /// Names of the variables with types and sizes, printed.
    public static void SHOW_VARS() {
        var session = Session.current();
        var lines = new StringBuilder();
        lines.append("context: String, ").append(session.context().length()).append(" characters\n");
        lines.append("query: String, ").append(session.query().length()).append(" characters\n");
        for (var variable : session.variables().variables()) {
            lines.append(variable.name()).append(": ").append(variable.type());
            var size = Values.size(variable.value());
            lines.append(size.isEmpty() ? "" : ", ").append(size).append('\n');
        }
        session.output().append(lines);
    }

    // The final answer.

    /// Records the final answer; the block goes on. The last one of a block counts.
    public static void FINAL(@Nullable Object answer) {
        Session.current().finish(Values.asText(answer));
    }

    /// Records the value of a variable, given itself or by name, as the final answer.
    public static void FINAL_VAR(@Nullable Object variable) {
        var session = Session.current();
        if (variable instanceof String name) {
            for (var known : session.variables().variables()) {
                if (known.name().equals(name.strip())) {
                    FINAL(known.value());
                    return;
                }
            }
            if (name.strip().matches("[A-Za-z_$][\\w$]*")) {
                throw new IllegalArgumentException("FINAL_VAR: there is no variable \"" + name.strip()
                        + "\". Assign your answer to a variable first, or call FINAL(answer).");
            }
        }
        FINAL(variable);
    }

    // For compiled blocks: the value of a last expression that may be void.

    public static <T> @Nullable T $value(ValueCode<T> code) throws Throwable {
        return code.run();
    }

    public static @Nullable Object $value(VoidCode code) throws Throwable {
        code.run();
        return null;
    }

    /// A bare expression in the middle of a block.
    public static void $ignore(@Nullable Object value) {}

    public interface ValueCode<T> {
        @Nullable
        T run() throws Throwable;
    }

    public interface VoidCode {
        void run() throws Throwable;
    }
}
