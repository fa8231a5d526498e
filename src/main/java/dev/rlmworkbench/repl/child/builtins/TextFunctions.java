package dev.rlmworkbench.repl.child.builtins;

import dev.rlmworkbench.repl.child.text.TextPiece;
import dev.rlmworkbench.repl.child.text.chunk.ChunkQuestions;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// The functions that read the context for the code; it calls them by their bare names, like [ReplFunctions].
public final class TextFunctions {

    private static final int DEFAULT_HITS = 5;

    private TextFunctions() {}

    public static List<String> search(Object words) {
        return search(words, DEFAULT_HITS);
    }

    /// Prints the places that match the words best, a line each, and gives their texts.
    public static List<String> search(Object words, int k) {
        var session = Session.current();
        var hits = session.search().search(String.valueOf(words), k, session.query());
        session.output().append(hits.printed());
        hits.lines().forEach(session.ranges()::showed);
        LineFunctions.showParagraph(hits.lines());
        return texts(hits.lines());
    }

    public static List<String> query_chunks(Object question) throws InterruptedException {
        return query_chunks(question, ChunkQuestions.DEFAULT_SIZE);
    }

    /// Puts the question to every part of the context in parallel, prints the replies that say something, and gives
    /// them.
    public static List<String> query_chunks(Object question, int size) throws InterruptedException {
        var session = Session.current();
        var questions = new ChunkQuestions(session.context(), size);
        questions.parts().forEach(session.ranges()::handedOut);
        var outcome = questions.outcome(ReplFunctions.llm_query_batched(questions.prompts(String.valueOf(question))));
        session.output().append(outcome.display());
        return outcome.answers();
    }

    /// Calls a function of the host, which has the same context; prints what it prints and gives its value.
    ///
    /// @param arguments texts and whole numbers; others count as their text
    static Object call(String function, Object... arguments) {
        var session = Session.current();
        try {
            var reply = session.host()
                    .call(
                            function,
                            Stream.of(arguments).map(TextFunctions::argument).toList());
            session.output().append(reply.display(), reply.remarks());
            return reply.value().apply(session.context());
        } catch (InterruptedException _) {
            // The block is being stopped, and code need not say what then.
            Thread.currentThread().interrupt();
            throw new CancellationException(function + "() was interrupted");
        }
    }

    private static Object argument(Object value) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number.longValue();
            default -> Values.asText(value);
        };
    }

    static List<String> handedOut(List<TextPiece> pieces) {
        pieces.forEach(Session.current().ranges()::handedOut);
        return texts(pieces);
    }

    private static List<String> texts(List<TextPiece> pieces) {
        return TextPiece.texts(pieces);
    }
}
