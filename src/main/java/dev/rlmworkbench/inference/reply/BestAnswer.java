package dev.rlmworkbench.inference.reply;

/// Reads the reply to "your best answer now": a FINAL in text or inside a block, else the text itself.
public final class BestAnswer {
    private BestAnswer() {}

    public static String in(String reply) {
        var parsed = CodeBlocks.of(reply);
        var written = FinalAnswer.in(parsed.outside());
        if (written.isPresent()) {
            return written.get().text();
        }
        for (var block : parsed.all()) {
            var inCode = FinalAnswer.in(block.code());
            if (inCode.isPresent()) {
                return inCode.get().text();
            }
        }
        return parsed.outside().strip();
    }
}
