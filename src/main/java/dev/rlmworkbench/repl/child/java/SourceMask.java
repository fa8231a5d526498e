package dev.rlmworkbench.repl.child.java;

/// A block's code, and beside it the same text with comments and the insides of literals blanked out, so that simple
/// scans see only code. Lines that start with `#` count as comments (a habit from Python) and are blanked in the code
/// too.
record SourceMask(String code, String masked, int deepestNesting) {

    static SourceMask of(String code) {
        return new Scanner(code).scan();
    }

    private static final class Scanner {
        private final char[] code;
        private final char[] masked;
        private int at;
        private int depth;
        private int deepest;

        Scanner(String source) {
            code = source.toCharArray();
            masked = code.clone();
        }

        SourceMask scan() {
            boolean onlyBlanksInLine = true;
            while (at < code.length) {
                char c = code[at];
                if (c == '#' && onlyBlanksInLine) {
                    blankHashLine();
                } else if (c == '/' && next() == '/') {
                    blankUntilLineEnd();
                } else if (c == '/' && next() == '*') {
                    blankBlockComment();
                } else if (beginsTextBlock()) {
                    blankTextBlock();
                } else if (c == '"' || c == '\'') {
                    blankLiteral(c);
                } else {
                    count(c);
                    at++;
                }
                onlyBlanksInLine = c == '\n' || onlyBlanksInLine && Character.isWhitespace(c);
            }
            return new SourceMask(new String(code), new String(masked), deepest);
        }

        private char next() {
            return at + 1 < code.length ? code[at + 1] : 0;
        }

        private boolean beginsTextBlock() {
            return code[at] == '"' && next() == '"' && at + 2 < code.length && code[at + 2] == '"';
        }

        private void count(char c) {
            if (c == '(' || c == '[' || c == '{') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')' || c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            }
        }

        private void blankHashLine() {
            for (; at < code.length && code[at] != '\n'; at++) {
                code[at] = ' ';
                masked[at] = ' ';
            }
        }

        private void blankUntilLineEnd() {
            while (at < code.length && code[at] != '\n') {
                masked[at++] = ' ';
            }
        }

        private void blankBlockComment() {
            int end = at + 2;
            while (end < code.length && !(code[end - 1] == '*' && code[end] == '/' && end > at + 2)) {
                end++;
            }
            blank(at, Math.min(end + 1, code.length));
        }

        private void blankTextBlock() {
            int end = at + 3;
            while (end < code.length) {
                if (code[end] == '\\') {
                    end++;
                } else if (code[end] == '"' && end + 2 < code.length && code[end + 1] == '"' && code[end + 2] == '"') {
                    break;
                }
                end++;
            }
            blankInside(at + 3, Math.min(end, code.length));
            at = Math.min(end + 3, code.length);
        }

        private void blankLiteral(char quote) {
            int end = at + 1;
            while (end < code.length && code[end] != quote && code[end] != '\n') {
                end += code[end] == '\\' ? 2 : 1;
            }
            blankInside(at + 1, Math.min(end, code.length));
            boolean closed = end < code.length && code[end] == quote;
            at = Math.min(closed ? end + 1 : end, code.length);
        }

        private void blank(int from, int to) {
            blankInside(from, to);
            at = to;
        }

        private void blankInside(int from, int to) {
            for (int i = from; i < to; i++) {
                if (masked[i] != '\n') {
                    masked[i] = ' ';
                }
            }
        }
    }
}
