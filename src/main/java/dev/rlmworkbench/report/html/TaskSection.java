package dev.rlmworkbench.report.html;

import dev.rlmworkbench.display.MethodName;
import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.experiment.summary.SummarySentences;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultRows;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each method said to each task, with links to the steps that are in the page.
final class TaskSection {

    private static final int MAX_QUESTION = 160;
    private static final int MAX_ANSWER = 80;

    private final HtmlPage page;
    private final ResultRows results;
    private final EmbeddedSteps steps;

    /// @param steps that the page holds
    TaskSection(HtmlPage page, ResultRows results, EmbeddedSteps steps) {
        this.page = page;
        this.results = results;
        this.steps = steps;
    }

    /// @param tasks of the part, chosen and in order
    void write(Summary.Part part, List<AskedTask> tasks, int all) throws IOException {
        var words = new SummarySentences(part, MethodName::of);
        var series = List.copyOf(part.rows().keySet());
        var title = "%s: task by task".formatted(part.taskType());
        page.open("figure", "class", "table").element("figcaption", title).line();
        page.element(
                        "p",
                        "%,d of %,d tasks listed%s."
                                .formatted(
                                        tasks.size(),
                                        all,
                                        tasks.size() < all
                                                ? ", those on which methods differ and those with wrong answers first"
                                                : ""),
                        "class",
                        "note")
                .line();
        page.open("div", "class", "scroll tall", "tabindex", "0", "role", "region", "aria-label", title);
        page.open("table", "class", "sortable tasks").open("thead").open("tr");
        for (var head : List.of("Context", "Kind", "Depth", "Seed", "Question", "Right answer")) {
            page.element("th", head, "scope", "col");
        }
        series.forEach(one -> page.element("th", words.name(one), "scope", "col"));
        page.close().close().line().open("tbody");
        for (var task : tasks) {
            row(task, series);
        }
        page.close().close().close().close().line();
    }

    private void row(AskedTask task, List<Series> series) throws IOException {
        var ref = task.ref();
        var first = results.record(task.answers().values().iterator().next());
        page.open("tr");
        number(ref.length().toString(), Integer.toString(ref.length().value()));
        page.element("td", ref.kind() == null ? "" : ref.kind());
        number(
                ref.depthPercent() == null ? "" : ref.depthPercent() + " %",
                ref.depthPercent() == null ? "" : ref.depthPercent().toString());
        number(Long.toString(ref.seed()), Long.toString(ref.seed()));
        page.element("td", shortened(first.task().query(), MAX_QUESTION), "class", "long");
        page.element("td", shortened(first.task().answer(), MAX_ANSWER), "class", "long");
        for (var one : series) {
            var row = task.answers().get(one);
            answer(row, row == null ? null : results.record(row));
        }
        page.close().line();
    }

    private void number(String text, String value) {
        page.element("td", text, "class", "number", "data-value", value);
    }

    private void answer(@Nullable ResultRow row, @Nullable ResultRecord record) {
        if (row == null || record == null) {
            page.element("td", "not run", "class", "not-run");
            return;
        }
        var said = record.outcome().prediction();
        var verdict =
                switch (row.kind()) {
                    case RIGHT -> "right";
                    case WRONG -> "wrong";
                    case NO_ANSWER -> "no answer";
                    case ERROR -> "error";
                };
        page.open("td", "class", "verdict " + verdict.replace(' ', '-'));
        var link = steps.link(row);
        if (link.isPresent()) {
            page.element("a", verdict, "href", "#" + link.get());
        } else {
            page.text(verdict);
        }
        switch (row.kind()) {
            case RIGHT -> {
                // what it said stands in the column of right answers
            }
            case WRONG -> page.element("span", shortened(String.valueOf(said), MAX_ANSWER), "class", "said");
            case NO_ANSWER -> page.element("span", String.valueOf(row.stopReason()), "class", "said");
            case ERROR ->
                page.element("span", shortened(String.valueOf(record.outcome().error()), MAX_ANSWER), "class", "said");
        }
        page.close();
    }

    private static String shortened(String text, int longest) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= longest ? line : line.substring(0, longest - 3) + "...";
    }
}
