package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `query_chunks(question, size=6000)`: one question put to every part of a text. Who asks the model takes the prompts
/// from here and hands in the replies.
public final class ChunkQuestions {

    public static final String NAME = "query_chunks";
    public static final int DEFAULT_SIZE = 6_000;

    private static final int OVERLAP = 200;
    private static final String NOTHING = "not found";
    private static final String FAILED = "Error:";

    private final ContextIndex context;
    private final List<TextRange> parts;

    /// @param size characters of a part; parts overlap a little, so that nothing is lost at their borders
    /// @throws IllegalArgumentException with a sentence for the model
    public ChunkQuestions(ContextIndex context, int size) {
        this.context = context;
        this.parts = Windows.chunks(context.text(), size, Math.clamp(size / 10, 0, OVERLAP));
    }

    /// What the model is to read.
    public List<TextRange> parts() {
        return parts;
    }

    /// One prompt for each part, in order.
    public List<String> prompts(String question) {
        var prompts = new ArrayList<String>(parts.size());
        for (var part : parts) {
            prompts.add("""
                    Here is part %d of %d of a long text. Answer the question from this part alone, in one short \
                    sentence. If this part does not contain the answer, reply with exactly: %s

                    --- begin of part ---
                    %s
                    --- end of part ---

                    Question: %s
                    """.formatted(prompts.size() + 1, parts.size(), NOTHING, part.of(context.text()), question));
        }
        return prompts;
    }

    /// The replies that say something, with the positions of their parts, and how many parts said nothing or failed.
    ///
    /// @param replies one for each part, in order; one that could not be had begins with `Error:`
    public Findings findings(List<String> replies) {
        var answers = new ArrayList<String>();
        var failures = new ArrayList<String>();
        var printer = new ResultPrinter(context);
        for (int i = 0; i < replies.size(); i++) {
            var reply = replies.get(i).strip();
            if (reply.startsWith(FAILED)) {
                failures.add(reply);
            } else if (!saysNothing(reply)) {
                answers.add(reply);
                var part = parts.get(i);
                printer.text("[%d-%d] %s\n".formatted(part.start(), part.end(), reply));
            }
        }
        printer.text("%d of %d parts gave an answer.\n".formatted(answers.size(), replies.size()));
        if (!failures.isEmpty()) {
            printer.text("%s could not be asked: %s\n"
                    .formatted(ResultPrinter.count(failures.size(), "part"), failures.getFirst()));
        }
        return printer.findings(new Value.Texts(answers));
    }

    private static boolean saysNothing(String reply) {
        var plain = reply.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}\\p{N}]+", "");
        return plain.isEmpty() || plain.startsWith(NOTHING);
    }
}
