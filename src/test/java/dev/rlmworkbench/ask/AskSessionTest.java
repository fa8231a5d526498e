package dev.rlmworkbench.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.document.DocumentReader;
import dev.rlmworkbench.document.Passage;
import dev.rlmworkbench.document.ReadingListener;
import dev.rlmworkbench.inference.Answer;
import dev.rlmworkbench.inference.CallScope;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.result.Usage;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions of one conversation, one after another.
class AskSessionTest {

    @TempDir
    Path folder;

    @Test
    void anAnswerDoesNotRestOnWhatAnEarlierQuestionWasAbout() throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("a.txt"), """
                The contract was signed by Vera Lund.
                The harbour was closed in May.
                """);
        var documents = DocumentReader.read(List.of(file), ReadingListener.NONE);
        List<Method> methods = List.of(new PrintsAll());
        try (var warmUp = new WarmUp(methods, new ReadingSpeeds(folder.resolve("cache")))) {
            var session = new AskSession(documents, methods, EventSink.NONE, warmUp, new ContextIndexes());
            assertEquals(
                    List.of("The contract was signed by Vera Lund."), passages(session, "Who signed the contract?"));
            assertEquals(List.of(), passages(session, "And how many letters mention it?"));
        }
    }

    private static List<String> passages(AskSession session, String question) throws InterruptedException {
        return session.ask(question, EventSink.NONE).getFirst().evidence().passages().stream()
                .map(Passage::excerpt)
                .toList();
    }

    /// Its code prints the whole text, whatever is asked.
    private static final class PrintsAll implements Method {
        @Override
        public String name() {
            return "rlm";
        }

        @Override
        public Map<String, Object> identity() {
            return Map.of();
        }

        @Override
        public MethodSetup description() {
            throw new IllegalStateException("nothing is written to a result file here");
        }

        @Override
        public boolean readsWholeContext() {
            return false;
        }

        @Override
        public Answer answer(String context, String query, CallScope scope) {
            var all = List.of(new ContextRange(0, context.length()));
            scope.emit(new RunEvent.CodeFinished(
                    1, 0, new ReplResult("", null, null, null, all, List.of(), List.of(), Duration.ZERO, null)));
            var text = query.contains("how many") ? "7" : "Vera Lund";
            return new Answer(text, StopReason.FINAL, 1, 0, 0, false, Usage.NONE, Usage.NONE, null);
        }

        @Override
        public void close() {}
    }
}
