package dev.rlmworkbench.cli.ask;

import dev.rlmworkbench.ask.AnswerEvidence;
import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.cli.terminal.CommandWords;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.Highlight;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.Passage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers as a person reads them: the answer, the passages it rests on, what it cost, where every step is.
final class AskText implements AskReport {

    private final Terminal terminal;
    private final PrintStream out;
    private final DocumentSet documents;

    AskText(Terminal terminal, DocumentSet documents) {
        this.terminal = terminal;
        this.out = terminal.out();
        this.documents = documents;
    }

    @Override
    public void tell(List<AskedAnswer> answers, @Nullable Path trajectories) {
        if (answers.size() == 1) {
            out.println(AskWords.answer(answers.getFirst(), documents));
        } else {
            int width =
                    answers.stream().mapToInt(a -> a.method().length()).max().orElse(0);
            for (var answer : answers) {
                out.println("%-"
                        .concat(width + 1 + "s %s")
                        .formatted(answer.method() + ":", AskWords.answer(answer, documents)));
            }
        }
        for (var answer : answers) {
            passages(answer, answers.size() > 1);
        }
        out.println();
        answers.forEach(answer -> out.println(AskWords.cost(answer)));
        if (trajectories != null) {
            out.println("Every step: " + CommandWords.of("view", trajectories.toString()));
        }
    }

    private void passages(AskedAnswer answer, boolean several) {
        var heading = AskWords.heading(answer);
        if (heading.isEmpty()) {
            return;
        }
        out.println();
        out.println((several ? answer.method() + ": " : "")
                + heading
                + (answer.evidence().passages().isEmpty() ? "." : ":"));
        answer.evidence().best().forEach(passage -> tell(terminal, passage));
        if (answer.evidence().rest() > 0) {
            out.println(
                    "  and %s more".formatted(Counted.count(answer.evidence().rest(), "passage")));
        }
    }

    /// All passages of an answer.
    static void all(Terminal terminal, AskedAnswer answer) {
        AnswerEvidence evidence = answer.evidence();
        terminal.out()
                .println("%s: %s"
                        .formatted(
                                answer.method(),
                                Counted.count(evidence.passages().size(), "passage")));
        evidence.passages().forEach(passage -> tell(terminal, passage));
        if (evidence.more() > 0) {
            terminal.out().println("  and %,d more that are not listed".formatted(evidence.more()));
        }
    }

    private static void tell(Terminal terminal, Passage passage) {
        terminal.out().println("  " + Terminal.harmless(passage.place().toString()));
        terminal.out().println("      " + Highlight.of(passage, terminal.interactive()));
    }
}
