package dev.rlmworkbench.report.table;

import dev.rlmworkbench.report.table.ResultTable.Cell;
import dev.rlmworkbench.report.table.ResultTable.Kind;
import java.util.List;
import java.util.stream.Collectors;

/// A table for a paper, with the package `booktabs`; one that is too long for a page with `longtable`, too. Everything
/// in it is escaped, so it can be taken in by `\input` as it is.
public final class LatexTable {

    /// Rows that fit on a page.
    private static final int MAX_ROWS_OF_A_PAGE = 40;

    /// Of the letters of Latin-1, those that the fonts of a bare document lack.
    private static final String NEED_MORE_FONTS = "\u00d0\u00d7\u00de\u00f0\u00f7\u00fe";

    private LatexTable() {}

    /// Ends with a line end.
    public static String of(ResultTable table) {
        var shown = table.forPeople();
        boolean breaks = shown.rows().size() > MAX_ROWS_OF_A_PAGE;
        var columns = shown.columns().stream()
                .map(column -> column.kind() == Kind.WORDS ? "l" : "r")
                .collect(Collectors.joining());
        var caption = "\\caption{%s}\\label{tab:%s}"
                .formatted(escaped(shown.title() + "."), shown.id().replace('_', '-'));
        var head = line(
                shown.columns().stream().map(column -> escaped(column.title())).toList());
        var text = new StringBuilder("%% needs \\usepackage{booktabs}%s in the preamble%n"
                .formatted(breaks ? " and \\usepackage{longtable}" : ""));
        if (breaks) {
            text.append("{\\footnotesize\\setlength{\\tabcolsep}{3pt}\n\\begin{longtable}{%s}%n%s\\\\%n"
                    .formatted(columns, caption));
            text.append("\\toprule\n" + head + "\\midrule\n\\endfirsthead\n");
            text.append("\\toprule\n" + head + "\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n");
        } else {
            text.append(
                    "\\begin{table}[htbp]\n\\centering\\footnotesize\\setlength{\\tabcolsep}{3pt}\n" + caption + "\n");
            text.append("\\begin{tabular}{%s}%n\\toprule%n".formatted(columns) + head + "\\midrule\n");
        }
        rows(text, shown.rows());
        text.append(breaks ? "\\end{longtable}\n" : "\\bottomrule\n\\end{tabular}\n");
        notes(text, shown.notes());
        return text.append(breaks ? "}\n" : "\\end{table}\n").toString();
    }

    /// A little room where the first column changes, and the name only once.
    private static void rows(StringBuilder text, List<List<Cell>> rows) {
        var before = "";
        for (var row : rows) {
            var first = row.getFirst().text();
            if (!before.isEmpty() && !first.equals(before)) {
                text.append("\\addlinespace\n");
            }
            var cells = row.stream().map(LatexTable::cell).collect(Collectors.toList());
            if (first.equals(before)) {
                cells.set(0, "");
            }
            text.append(line(cells));
            before = first;
        }
    }

    /// A minus is longer than a hyphen, and so is the dash between two numbers.
    private static String cell(Cell cell) {
        var text = escaped(cell.text());
        return switch (cell) {
            case ResultTable.Words _ -> text;
            case ResultTable.Value _ -> text.replaceFirst("^-(?=\\d)", "\\$-\\$");
            case ResultTable.Interval _ -> text.replaceFirst("(?<=\\d)-(?=\\d)", "--");
        };
    }

    private static String line(List<String> cells) {
        return String.join(" & ", cells) + " \\\\\n";
    }

    private static void notes(StringBuilder text, List<String> notes) {
        if (!notes.isEmpty()) {
            text.append("\\par\\smallskip\\begin{minipage}{\\linewidth}\\footnotesize\n");
            notes.forEach(note -> text.append(escaped(note)).append("\\par\n"));
            text.append("\\end{minipage}\n");
        }
    }

    /// Letters that a bare document has no glyph for become their code point, which is ugly but compiles and says what
    /// was there.
    static String escaped(String text) {
        return text.codePoints().mapToObj(LatexTable::escaped).collect(Collectors.joining());
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\\' -> "\\textbackslash{}";
            case '^' -> "\\textasciicircum{}";
            case '~' -> "\\textasciitilde{}";
            case '<' -> "\\textless{}";
            case '>' -> "\\textgreater{}";
            case '|' -> "\\textbar{}";
            case '"' -> "\\textquotedblright{}";
            case '{', '}', '$', '&', '#', '_', '%' -> "\\" + (char) c;
            case '[', ']' -> "{" + (char) c + "}";
            default ->
                c < 127 || c >= 0xC0 && c <= 0xFF && !NEED_MORE_FONTS.contains(Character.toString(c))
                        ? Character.toString(c)
                        : "U+%04X".formatted(c);
        };
    }
}
