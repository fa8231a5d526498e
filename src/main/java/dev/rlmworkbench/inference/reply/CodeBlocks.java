package dev.rlmworkbench.inference.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The code of a model's reply and the text around it: fenced blocks after CommonMark's rules (three or more backticks
/// or tildes, closed by at least as many of the same on a line of their own), and the other forms that models have
/// learnt for calling a tool (`<code>...</code>`, `<tool_call>...</tool_call>`, see [TaggedCode]). A block that the
/// reply leaves open reaches to the end.
public record CodeBlocks(List<Block> all, String outside) {

    /// @param tag      first word after the fence, lower case, may be empty
    /// @param code     without the fence lines
    /// @param end      index in the reply just after the closing fence (or the end of the reply)
    /// @param complete whether a closing fence was there
    public record Block(String tag, String code, int end, boolean complete) {}

    /// Tags that mark code for the REPL. A bare fence counts; `text`, `json`, `output` and the like do not.
    private static final Set<String> RUNNABLE =
            Set.of("", "repl", "java", "jshell", "python", "py", "python3", "tool_code", "code");

    /// Tags that mark data: a block of it is nothing that a model wanted to run.
    private static final Set<String> DATA = Set.of(
            "text",
            "txt",
            "plain",
            "plaintext",
            "output",
            "json",
            "jsonl",
            "csv",
            "tsv",
            "xml",
            "html",
            "yaml",
            "yml",
            "toml",
            "ini",
            "markdown",
            "md",
            "log",
            "console",
            "diff",
            "answer",
            "latex",
            "math");

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})[ \\t]*([^`\\n]*)");

    public static CodeBlocks of(String reply) {
        var blocks = new ArrayList<Block>();
        var outside = new StringBuilder();
        int at = 0;
        while (at < reply.length()) {
            int lineEnd = lineEnd(reply, at);
            var fence = FENCE.matcher(reply).region(at, lineEnd);
            if (fence.matches()) {
                var block =
                        blockFrom(reply, fence.group(1), tag(fence.group(2)), Math.min(lineEnd + 1, reply.length()));
                blocks.add(block);
                at = block.end();
                outside.append('\n');
            } else if (TaggedCode.begins(reply, at)) {
                var block = TaggedCode.from(reply, at);
                blocks.add(block);
                at = block.end();
                outside.append('\n');
            } else {
                outside.append(reply, at, lineEnd).append('\n');
                at = lineEnd + 1;
            }
        }
        return new CodeBlocks(List.copyOf(blocks), outside.toString());
    }

    /// The blocks that are meant for the REPL, in order.
    public List<Block> runnable() {
        return all.stream().filter(CodeBlocks::isRunnable).toList();
    }

    /// Whether there is code in a form that the REPL does not take, such as a block in another language or a tool call
    /// that cannot be read.
    public boolean hasCodeThatIsNotRun() {
        return all.stream().anyMatch(block -> !RUNNABLE.contains(block.tag()) && !DATA.contains(block.tag()));
    }

    /// Index just after the first complete runnable block of a reply that is still streaming in, -1 while there is
    /// none.
    public static int endOfFirstRunnable(String reply) {
        return of(reply).all.stream()
                .filter(b -> b.complete() && isRunnable(b))
                .mapToInt(Block::end)
                .findFirst()
                .orElse(-1);
    }

    private static boolean isRunnable(Block block) {
        return RUNNABLE.contains(block.tag()) && !block.code().isBlank();
    }

    private static Block blockFrom(String reply, String opening, String tag, int codeStart) {
        int at = codeStart;
        while (at < reply.length()) {
            int lineEnd = lineEnd(reply, at);
            if (closes(reply.substring(at, lineEnd), opening)) {
                return new Block(tag, reply.substring(codeStart, at), Math.min(lineEnd + 1, reply.length()), true);
            }
            at = lineEnd + 1;
        }
        return new Block(tag, reply.substring(Math.min(codeStart, reply.length())), reply.length(), false);
    }

    private static boolean closes(String line, String opening) {
        var stripped = line.strip();
        return stripped.length() >= opening.length()
                && line.length() - line.stripLeading().length() <= 3
                && stripped.chars().allMatch(c -> c == opening.charAt(0));
    }

    private static String tag(String info) {
        var words = info.strip().split("[\\s{]", 2);
        return words[0].toLowerCase(Locale.ROOT);
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
