package dev.rlmworkbench.repl.child.builtins;

import dev.rlmworkbench.repl.child.text.TextPiece;
import dev.rlmworkbench.repl.child.text.chunk.ChunkQuestions;
import java.util.List;

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

    static List<String> handedOut(List<TextPiece> pieces) {
        pieces.forEach(Session.current().ranges()::handedOut);
        return texts(pieces);
    }

    private static List<String> texts(List<TextPiece> pieces) {
        return TextPiece.texts(pieces);
    }
}
