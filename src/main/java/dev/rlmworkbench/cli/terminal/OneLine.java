package dev.rlmworkbench.cli.terminal;

/// Text from models, servers and files, made safe to print: one line, no control characters that a terminal would obey.
public final class OneLine {

    private OneLine() {}

    /// @param longest in characters; a longer text ends in `...`
    public static String of(String text, int longest) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length() && plain.length() <= longest; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else {
                int type = Character.getType(c);
                plain.append(type == Character.CONTROL || type == Character.FORMAT ? '?' : c);
            }
        }
        var line = plain.toString().strip();
        return line.length() <= longest ? line : line.substring(0, Math.max(0, longest - 3)) + "...";
    }
}
