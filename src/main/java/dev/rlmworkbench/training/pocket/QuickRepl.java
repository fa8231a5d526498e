package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.SandboxReport;
import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.TextTools;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A session that runs the two blocks a teacher writes when it makes no slip, without a child process: thousands of
/// lessons are then a matter of seconds. Every other block goes to a real session. A test holds both to the same
/// results.
final class QuickRepl implements Repl {

    private static final Duration MAX_LENGTH = Duration.ofMinutes(1);

    private static final Pattern SEARCH = Pattern.compile("search\\(\"([^\"\\\\]+)\"\\);\\n?");
    private static final Pattern ASK_HELPER = Pattern.compile("var found = search\\(\"([^\"\\\\]+)\"\\);\\n"
            + Pattern.quote("FINAL(llm_query(found + \"\\n\\nQuestion: \" + query));") + "\\n?");

    private final TextTools tools;
    private final String context;
    private final String query;
    private final HostFunctions host;
    private final InterruptibleSupplier real;
    private @Nullable Repl opened;

    private interface InterruptibleSupplier {
        Repl get() throws InterruptedException;
    }

    private QuickRepl(TextTools tools, String context, String query, HostFunctions host, InterruptibleSupplier real) {
        this.tools = tools;
        this.context = context;
        this.query = query;
        this.host = host;
        this.real = real;
    }

    /// Sessions of this kind in the place of real ones.
    static ReplFactory before(ReplFactory real) {
        return new ReplFactory() {
            @Override
            public Repl open(
                    ReplLanguage language, String context, String query, ReplLimits limits, HostFunctions host) {
                var tools = new TextTools(new ContextIndex(context), limits.textFunctions(query));
                return new QuickRepl(
                        tools, context, query, host, () -> real.open(language, context, query, limits, host));
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    @Override
    public ReplResult run(String code) throws InterruptedException {
        var search = SEARCH.matcher(code);
        if (opened == null && search.matches()) {
            return result(search(search.group(1)), null);
        }
        var ask = ASK_HELPER.matcher(code);
        if (opened == null && ask.matches()) {
            var found = search(ask.group(1));
            var answer = host.llmQuery(List.of(texts(found) + "\n\nQuestion: " + query));
            return result(found, answer.getFirst());
        }
        if (opened == null) {
            opened = real.get();
        }
        return opened.run(code);
    }

    private Findings search(String words) {
        return tools.call(new Arguments("search", List.of(words)), Deadline.in(MAX_LENGTH));
    }

    private List<String> texts(Findings found) {
        return found.value() instanceof Value.Pieces pieces
                ? pieces.ranges().stream().map(range -> range.of(context)).toList()
                : List.of();
    }

    private static ReplResult result(Findings found, @Nullable String answer) {
        return new ReplResult(
                found.display(),
                null,
                null,
                answer,
                List.of(),
                List.of(),
                List.of(),
                Duration.ZERO,
                null,
                found.remarks().stream()
                        .map(remark -> new ReplResult.Remark(remark.start(), remark.end(), remark.someOfMany()))
                        .toList());
    }

    @Override
    public ReplLanguage language() {
        return ReplLanguage.JAVA;
    }

    @Override
    public SandboxReport sandbox() {
        return new SandboxReport(List.of(), List.of());
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
