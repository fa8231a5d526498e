package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TerminalTable;
import dev.rlmworkbench.training.data.BaseFormat;
import dev.rlmworkbench.training.data.Funnel;
import dev.rlmworkbench.training.data.Sample;
import dev.rlmworkbench.training.data.SftDataset;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.training.data.SftReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a data set is made of, for people: gate after gate, how long its samples are, what of them is learned.
final class SftReportText {

    private static final int BARS = 8;
    private static final int BAR_WIDTH = 40;
    private static final int SHOWN = 3;
    private static final int MOST_LISTED = 10;
    private static final String LEARNED = "\u001b[32m";
    private static final String GIVEN = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";
    /// Of a long prompt its end is shown.
    private static final int MOST_GIVEN = 60;

    private final int width;
    private final boolean colour;

    /// @param colour whether the terminal shows colours
    SftReportText(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    String of(SftDataset data, BaseFormat base, SftFiles files) {
        var report = data.report();
        var text = new StringBuilder();
        text.append(funnel(report.funnel(), data.refusals())).append('\n');
        if (report.samples() == 0) {
            return text.toString();
        }
        text.append(lengths(report.lengths())).append('\n');
        text.append(supervises(report));
        report.parts().forEach((part, count) -> text.append("  %-28s %,6d\n".formatted(part, count)));
        text.append('\n');
        tooLong(report.tooLong(), text);
        repairs(report, text);
        text.append("What of them is learned")
                .append(colour ? " (green)" : " (between [[ and ]])")
                .append(":\n");
        Stream.concat(data.training().stream(), data.validation().stream())
                .limit(SHOWN)
                .forEach(sample -> text.append(preview(sample, base)).append('\n'));
        report.problems().stream()
                .limit(MOST_LISTED)
                .forEach(problem -> text.append(problem).append('\n'));
        report.warnings()
                .forEach(warning -> text.append("Note: ").append(warning).append('\n'));
        text.append("%s: %s to learn from; %s: %s to validate\n"
                .formatted(
                        files.training(),
                        Counted.count(data.training().size(), "sample"),
                        files.validation(),
                        Counted.count(data.validation().size(), "sample")));
        return text.toString();
    }

    private String funnel(List<Funnel.Count> counts, List<Funnel.Refusal> refusals) {
        var table = new TerminalTable(2, List.of("of", "gate", "came", "refused", "passed"));
        for (var count : counts) {
            table.add(List.of(
                    count.gate().of().name().toLowerCase(Locale.ROOT),
                    count.gate().words(),
                    "%,d".formatted(count.came()),
                    count.refused() == 0 ? "" : "%,d".formatted(count.refused()),
                    "%,d".formatted(count.came() - count.refused())));
        }
        return table.render(width) + reasons(refusals);
    }

    /// The first refusal of each gate, as an example.
    private String reasons(List<Funnel.Refusal> refusals) {
        var text = new StringBuilder();
        refusals.stream()
                .map(Funnel.Refusal::gate)
                .distinct()
                .sorted()
                .forEach(gate -> refusals.stream()
                        .filter(refusal -> refusal.gate() == gate)
                        .findFirst()
                        .ifPresent(refusal -> text.append("  e.g. %s%s: %s\n"
                                .formatted(
                                        refusal.fingerprint(),
                                        refusal.turn() == 0 ? "" : " turn " + refusal.turn(),
                                        OneLine.of(Terminal.harmless(refusal.reason()), width)))));
        return text.toString();
    }

    private static String lengths(List<Integer> lengths) {
        int longest = lengths.getLast();
        int step = Math.max(1, (longest + BARS) / BARS);
        var counts = new int[BARS];
        lengths.forEach(length -> counts[Math.min(BARS - 1, length / step)]++);
        int most = IntStream.of(counts).max().orElse(1);
        var text = new StringBuilder(
                "Tokens of a sample (median %,d, longest %,d):\n".formatted(lengths.get(lengths.size() / 2), longest));
        for (int bar = 0; bar < BARS; bar++) {
            text.append("  %,6d to %,6d  %s %,d\n"
                    .formatted(
                            bar * step,
                            (bar + 1) * step - 1,
                            "#".repeat(Math.ceilDiv(counts[bar] * BAR_WIDTH, most)),
                            counts[bar]));
        }
        return text.toString();
    }

    private static String supervises(SftReport report) {
        return "%s of %s; %,d of %,d tokens are learned (%.1f %%)\n"
                .formatted(
                        Counted.count(report.samples(), "sample"),
                        Counted.count(report.turns(), "turn"),
                        report.supervised(),
                        report.tokens(),
                        100.0 * report.supervised() / Math.max(1, report.tokens()));
    }

    private void tooLong(List<SftReport.TooLong> turns, StringBuilder text) {
        if (turns.isEmpty()) {
            return;
        }
        text.append("Too long and refused (a cut would have taken what is learned):\n");
        turns.stream()
                .limit(MOST_LISTED)
                .forEach(turn -> text.append("  %s turn %d: %,d tokens, %,d of %,d learned ones lost\n"
                        .formatted(turn.fingerprint(), turn.turn(), turn.tokens(), turn.lost(), turn.supervised())));
        if (turns.size() > MOST_LISTED) {
            text.append("  and %,d more\n".formatted(turns.size() - MOST_LISTED));
        }
        text.append('\n');
    }

    private void repairs(SftReport report, StringBuilder text) {
        if (report.repairs().isEmpty()) {
            return;
        }
        text.append(
                "%s of form mended:\n".formatted(Counted.count(report.repairs().size(), "slip")));
        report.repairs().stream()
                .limit(SHOWN)
                .forEach(repair -> text.append("  %s (%s turn %d)\n    - %s\n    + %s\n"
                        .formatted(
                                repair.rule(),
                                repair.fingerprint(),
                                repair.turn(),
                                OneLine.of(Terminal.harmless(repair.before()), width),
                                OneLine.of(Terminal.harmless(repair.after()), width))));
        text.append('\n');
    }

    /// Token by token, so that what is shown is what is learned.
    private String preview(Sample sample, BaseFormat base) {
        var pieces = base.pieces(sample.ids());
        var text = new StringBuilder("  ");
        int from = 0;
        for (var target : sample.targets()) {
            given(pieces.subList(from, target.start()), text);
            text.append(colour ? LEARNED : "[[")
                    .append(shown(pieces.subList(target.start(), target.end())))
                    .append(colour ? PLAIN : "]]");
            from = target.end();
        }
        return text.append('\n').toString();
    }

    private void given(List<String> pieces, StringBuilder text) {
        boolean cut = pieces.size() > MOST_GIVEN;
        var end = cut ? pieces.subList(pieces.size() - MOST_GIVEN, pieces.size()) : pieces;
        text.append(colour ? GIVEN : "")
                .append(cut ? "[%,d tokens] ... ".formatted(pieces.size() - MOST_GIVEN) : "")
                .append(shown(end))
                .append(colour ? PLAIN : "");
    }

    private static String shown(List<String> pieces) {
        return Terminal.harmless(String.join("", pieces)).replace("\n", "\n  ");
    }
}
