package dev.rlmworkbench.repl.child.builtins;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the built-ins work on. Snippets call static methods, hence the one static reference; snippets cannot name this
/// class.
public final class Session {
    private static volatile @Nullable Session current;

    private final String context;
    private final String query;
    private final HostCalls host;
    private final VariableView variables;
    private final int outputChars;
    private final int finalChars;
    private final Map<String, Object> answer = new HashMap<>();
    private OutputCapture output;
    private @Nullable String finalAnswer;

    public Session(
            String context, String query, HostCalls host, VariableView variables, int outputChars, int finalChars) {
        this.context = context;
        this.query = query;
        this.host = host;
        this.variables = variables;
        this.outputChars = outputChars;
        this.finalChars = finalChars;
        this.output = new OutputCapture(outputChars);
        resetAnswer();
    }

    public static Session current() {
        var session = current;
        if (session == null) {
            throw new IllegalStateException("no session is open");
        }
        return session;
    }

    public void install() {
        current = this;
    }

    /// Starts a block: empty output, no final answer.
    public void begin() {
        output = new OutputCapture(outputChars);
        finalAnswer = null;
        System.setOut(output.stream());
        System.setErr(output.stream());
    }

    public String context() {
        return context;
    }

    public String query() {
        return query;
    }

    public Map<String, Object> answer() {
        return answer;
    }

    HostCalls host() {
        return host;
    }

    VariableView variables() {
        return variables;
    }

    public OutputCapture output() {
        return output;
    }

    void finish(String text) {
        finalAnswer = text;
    }

    /// The final answer of this block, from FINAL or from `answer`; null when it gave none.
    public @Nullable String takeFinalAnswer() {
        // First of all, because the text of an object of the block may never come.
        var ready = answer.put("ready", false);
        if (finalAnswer == null && isReady(ready)) {
            finalAnswer = Values.asText(answer.get("content"));
        }
        var text = finalAnswer;
        return text == null || text.length() <= finalChars ? text : text.substring(0, finalChars);
    }

    private static boolean isReady(@Nullable Object ready) {
        return ready instanceof Boolean truth ? truth : "true".equalsIgnoreCase(String.valueOf(ready));
    }

    private void resetAnswer() {
        answer.put("content", "");
        answer.put("ready", false);
    }
}
