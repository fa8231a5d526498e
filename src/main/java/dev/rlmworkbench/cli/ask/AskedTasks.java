package dev.rlmworkbench.cli.ask;

import dev.rlmworkbench.benchmark.own.TaskFile;
import dev.rlmworkbench.cli.terminal.CommandWords;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.files.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Saves questions with their right answers as tasks, so that users build a benchmark out of their own work.
final class AskedTasks {

    private final Terminal terminal;
    private final Path file;
    private final List<Path> documents;

    AskedTasks(Terminal terminal, Path file, List<Path> documents) {
        this.terminal = terminal;
        this.file = file;
        this.documents = documents;
    }

    /// @param right null to ask for it
    void save(String question, @Nullable String right) {
        var answer = right == null ? typed() : right.strip();
        if (answer.isEmpty()) {
            terminal.err().println("Not saved: there is no right answer.");
            return;
        }
        int tasks;
        try {
            tasks = new TaskFile(file).append(question, answer, documents);
        } catch (IllegalArgumentException e) {
            terminal.err().println("Not saved: " + Terminal.harmless(String.valueOf(e.getMessage())) + ".");
            return;
        } catch (IOException e) {
            throw RunException.cannotWrite(file, e);
        }
        terminal.err()
                .println("Saved in %s (%s). Compare the methods on them: %s"
                        .formatted(file, Counted.count(tasks, "task"), CommandWords.of("compare", file.toString())));
    }

    private String typed() {
        terminal.err().print("The right answer (empty: do not save): ");
        terminal.err().flush();
        try {
            var line = lines(terminal).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException _) {
            return "";
        }
    }

    /// What the user types, in the encoding of the terminal.
    static BufferedReader lines(Terminal terminal) throws IOException {
        return TextFile.reader(terminal.in(), Charset.forName(System.getProperty("stdin.encoding", "UTF-8")));
    }
}
