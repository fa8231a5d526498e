package dev.rlmworkbench.cli.ask;

import dev.rlmworkbench.cli.run.ExperimentLauncher;
import dev.rlmworkbench.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Reads questions from standard input until an empty line, its end, or `exit`. Works on a terminal and with a pipe.
final class AskConversation {

    private static final String HELP = """
            a question              is answered; it may refer to the ones before
            :passages               all passages of the last answer
            :save RIGHT ANSWER      saves the last question as a task with this right answer
            :help                   this
            an empty line or exit   ends""";

    private final Terminal terminal;
    private final QuestionRunner desk;
    private final AskedTasks tasks;
    private final boolean json;
    private @Nullable BufferedReader lines;
    private @Nullable String last;
    private int code;

    AskConversation(Terminal terminal, QuestionRunner desk, AskedTasks tasks, boolean json) {
        this.terminal = terminal;
        this.desk = desk;
        this.tasks = tasks;
        this.json = json;
    }

    /// @param first asked before anything is read, null for none
    /// @return the exit code: 0 when every question was answered
    int run(@Nullable String first) {
        if (terminal.interactive()) {
            terminal.err().println("Ask about the files; :help says what else there is, an empty line ends.");
        }
        if (first != null) {
            ask(first);
        }
        while (code != ExperimentLauncher.EXIT_CANCELLED) {
            var line = next();
            if (line.isEmpty() || line.equals("exit")) {
                break;
            }
            if (line.startsWith(":")) {
                command(line);
            } else {
                ask(line);
            }
        }
        return code;
    }

    private String next() {
        if (terminal.interactive()) {
            terminal.err().print("\nask> ");
            terminal.err().flush();
        }
        try {
            if (lines == null) {
                lines = AskedTasks.lines(terminal);
            }
            var line = lines.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask(String question) {
        if (!terminal.interactive() && !json) {
            terminal.out().println("> " + Terminal.harmless(question));
        }
        last = question;
        code = Math.max(code, desk.ask(question));
        if (!json) {
            terminal.out().println();
        }
    }

    private void command(String line) {
        var word = line.split("\\s", 2)[0];
        var rest = line.substring(word.length()).strip();
        switch (word) {
            case ":help" -> terminal.err().println(HELP);
            case ":passages" -> passages();
            case ":save" -> save(rest);
            default ->
                terminal.err()
                        .println("There is no command %s. There are:\n%s".formatted(Terminal.harmless(word), HELP));
        }
    }

    private void passages() {
        if (desk.last().isEmpty()) {
            terminal.err().println("Nothing was answered yet.");
            return;
        }
        desk.last().forEach(answer -> AskText.all(terminal, answer));
    }

    private void save(String right) {
        if (last == null || right.isEmpty()) {
            terminal.err()
                    .println(
                            last == null
                                    ? "Nothing was asked yet."
                                    : "The right answer is missing: :save RIGHT ANSWER");
            return;
        }
        tasks.save(last, right);
    }
}
