package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.experiment.run.ScriptedModelServer.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A model that finds a locker number in a log: plainly in its prompt, as an RLM by a search.
final class LockerModel implements AutoCloseable {

    private final ScriptedModelServer server;
    private volatile String lastQuestion = "";
    private volatile CountDownLatch held = new CountDownLatch(0);

    LockerModel() throws IOException {
        this(0);
    }

    /// @param window in tokens, 0 to tell none
    LockerModel(int window) throws IOException {
        server = new ScriptedModelServer(this::answer, window);
    }

    /// 301 lines, of which the 151st has the number 90380.
    static Path log(Path file) throws IOException {
        var lines = new StringBuilder();
        for (int i = 1; i <= 301; i++) {
            lines.append(
                    i == 151
                            ? "07:10 The locker number of Anneke Dahl is 90380\n"
                            : "07:31 pump %d runs\n".formatted(i));
        }
        return Files.writeString(file, lines);
    }

    String address() {
        return server.address();
    }

    /// The end of the last conversation that asked something.
    String lastQuestion() {
        return lastQuestion;
    }

    /// Answers nothing until [#release()].
    void hold() {
        held = new CountDownLatch(1);
    }

    /// Those that wait go on waiting, later ones are answered.
    void holdOnlyWhatIsHeld() {
        held = new CountDownLatch(0);
    }

    /// Calls so far.
    int calls() {
        return server.calls();
    }

    void release() {
        held.countDown();
    }

    private String answer(List<Said> conversation) {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var last = conversation.getLast().content();
        if (last.contains("Question:")) {
            lastQuestion = last.substring(last.lastIndexOf("Question:"));
        }
        if (last.contains("End of the text") || last.contains("90380")) {
            if (!last.contains("End of the text")) {
                return "FINAL(\"90380\")";
            }
            return last.contains("90380") ? "It is 90380." : "The text does not say.";
        }
        return "I look for the name.\n```java\nsearch(\"locker number Anneke Dahl\");\n```\n";
    }

    @Override
    public void close() {
        release();
        server.close();
    }
}
