package dev.rlmworkbench.inference;

import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplResult.CodeError;
import dev.rlmworkbench.repl.ReplVariable;
import dev.rlmworkbench.repl.SandboxReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A REPL for tests of the loop: understands a handful of one-line commands.
///
/// `print X`, `fail X`, `final X`, `ask X`, `rlm X`, `rlms COUNT`, `set NAME`, `lost WHY` (the process is gone),
/// `FINAL_VAR("NAME")` (its value is `value of NAME`)
final class ScriptedRepl implements ReplFactory {

    final List<String> blocks = new ArrayList<>();
    int open;
    int mostOpen;
    ReplLimits limits;
    String context;

    @Override
    public Repl open(ReplLanguage language, String context, String query, ReplLimits limits, HostFunctions host) {
        synchronized (this) {
            open++;
            mostOpen = Math.max(mostOpen, open);
        }
        this.limits = limits;
        this.context = context;
        return new Repl() {
            @Override
            public ReplLanguage language() {
                return language;
            }

            @Override
            public ReplResult run(String code) throws InterruptedException {
                blocks.add(code.strip());
                var words = code.strip().split(" ", 2);
                var rest = words.length > 1 ? words[1] : "";
                return switch (words[0]) {
                    case "print" -> result(rest, null, null, List.of());
                    case "fail" -> result("", new CodeError(CodeError.Kind.EXCEPTION, 1, rest), null, List.of());
                    case "final" -> result("", null, rest, List.of());
                    case "ask" ->
                        result(String.join(",", host.llmQuery(List.of(rest.split(",")))), null, null, List.of());
                    case "rlm" ->
                        result(
                                host.rlmQuery(List.of(new HostFunctions.SubTask(rest, "inner context")))
                                        .getFirst(),
                                null,
                                null,
                                List.of());
                    case "rlms" -> {
                        var task = new HostFunctions.SubTask("inner?", "inner context");
                        var answers = host.rlmQuery(Collections.nCopies(Integer.parseInt(rest), task));
                        yield result(String.join(",", answers), null, null, List.of());
                    }
                    case "set" -> result("set", null, null, List.of(rest));
                    case "lost" -> result("", new CodeError(CodeError.Kind.PROCESS, 0, rest), null, List.of());
                    case "hang" -> {
                        Thread.sleep(Duration.ofMinutes(1));
                        yield result("", null, null, List.of());
                    }
                    default -> variable(code.strip());
                };
            }

            /// `FINAL(NAME)`, and `FINAL(answer["content"])` in the REPL's language.
            private ReplResult variable(String code) {
                if (code.equals("FINAL(answer.get(\"content\"))")) {
                    return result("", null, "the entry content", List.of());
                }
                var name = code.replaceAll("FINAL(_VAR)?\\(\"?([A-Za-z0-9_]*)\"?\\)", "$2");
                return name.equals("unknown") || name.equals(code)
                        ? result("", new CodeError(CodeError.Kind.EXCEPTION, 1, "no variable " + name), null, List.of())
                        : result("", null, "value of " + name, List.of());
            }

            @Override
            public SandboxReport sandbox() {
                return new SandboxReport(List.of(), List.of());
            }

            @Override
            public void close() {
                synchronized (ScriptedRepl.this) {
                    open--;
                }
            }
        };
    }

    private static ReplResult result(String out, CodeError error, String answer, List<String> changed) {
        return new ReplResult(
                out,
                null,
                error,
                answer,
                List.of(),
                List.of(),
                changed.stream().map(ReplVariable::named).toList(),
                Duration.ZERO,
                null);
    }

    @Override
    public void close() {}
}
