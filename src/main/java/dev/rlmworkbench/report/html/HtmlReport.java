package dev.rlmworkbench.report.html;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.display.MethodName;
import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.experiment.summary.SummarySentences;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.report.export.FigureExport;
import dev.rlmworkbench.report.paint.FigureTheme;
import dev.rlmworkbench.report.table.ResultTables;
import dev.rlmworkbench.result.ResultRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Results as one HTML file that can be sent: what they say in words, charts, tables, every task, the steps of the most
/// telling ones, and where all of it comes from. It needs nothing from elsewhere and can be read without its script.
/// The same results give the same bytes.
public final class HtmlReport {

    /// In characters, of all trajectories in a page.
    private static final int MAX_STEPS = 5_000_000;

    /// Of one task type.
    private static final int MAX_TASKS = 400;

    private static final int MAX_PROBLEMS = 50;

    private final HtmlPage page = new HtmlPage();
    private final ResultRows results;
    private final Summary summary;
    private final List<RunFiles> runs;

    private HtmlReport(ResultRows results, Summary summary) {
        this.results = results;
        this.summary = summary;
        this.runs = results.files().stream().map(RunFiles::of).toList();
    }

    /// @param results     of one or more runs, at least one; manifests and trajectories are looked for beside
    ///                    their files
    /// @param environment in which keys of servers stand, so that none gets into the page
    /// @param progress    hears what is being done
    /// @throws IOException when a file cannot be read, or changed meanwhile
    public static String of(
            ResultRows results, Benchmarks benchmarks, Map<String, String> environment, Consumer<String> progress)
            throws IOException {
        var report = new HtmlReport(results, Summary.of(results.rows(), benchmarks));
        report.write(progress);
        return report.withoutKeys(report.page.toString(), environment);
    }

    private void write(Consumer<String> progress) throws IOException {
        var names = runs.stream().map(RunFiles::name).collect(Collectors.joining(", "));
        var figures = new LinkedHashMap<Summary.Part, FigureSection>();
        for (var part : summary.parts()) {
            figures.put(part, FigureSection.of(part, id(part), progress));
        }
        head(names, figures.values().stream().map(FigureSection::letters).collect(Collectors.joining()));
        page.open("header").element("p", "RLM Workbench report", "class", "kicker");
        page.element("h1", names)
                .element("p", inOneLine(), "class", "lead")
                .close()
                .line();
        navigation();
        page.open("main");
        inShort();
        var tasks = AskedTask.telling(
                types().flatMap(part -> AskedTask.of(part).stream()).toList());
        progress.accept("reading trajectories");
        var steps = EmbeddedSteps.of(tasks, results, runs, MAX_STEPS);
        figures.forEach(this::part);
        section("tasks", "Task by task");
        for (var part : types().toList()) {
            var all = AskedTask.of(part);
            var listed = AskedTask.telling(all);
            new TaskSection(page, results, steps)
                    .write(part, AskedTask.inOrder(listed.subList(0, Math.min(MAX_TASKS, listed.size()))), all.size());
        }
        page.close().line();
        section("steps", "Steps");
        steps.write(page);
        page.close().line();
        provenance();
        page.close().line();
        page.raw("<script>" + resource("report.js") + "</script>\n")
                .close()
                .close()
                .line();
    }

    private void head(String names, String lettersOfFigures) throws IOException {
        page.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").single("meta", "charset", "utf-8");
        page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.single("meta", "name", "color-scheme", "content", "light dark");
        page.single("meta", "name", "referrer", "content", "no-referrer");
        page.single(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                ("default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-%s'; base-uri 'none';"
                                + " form-action 'none'")
                        .formatted(Base64.getEncoder()
                                .encodeToString(HexFormat.of()
                                        .parseHex(
                                                Sha256.of(resource("report.js")).hex()))));
        page.element("title", "Report: " + names);
        var font = lettersOfFigures.isEmpty() ? "" : FigureExport.pageFont(FigureTheme.SCREEN_LIGHT, lettersOfFigures);
        page.raw("<style>" + resource("report.css") + font + "</style>")
                .close()
                .line()
                .open("body")
                .line();
    }

    private String inOneLine() {
        var models = overall().totals().stream()
                .map(total -> total.series().modelName())
                .filter(model -> !model.isEmpty())
                .distinct()
                .toList();
        return "%s, %s, %s%s"
                .formatted(
                        Plural.of(results.rows().size(), "result"),
                        Plural.of(overall().totals().size(), "method"),
                        types().map(Summary.Part::taskType).collect(Collectors.joining(", ")),
                        models.isEmpty() ? "" : ", " + String.join(", ", models));
    }

    private void navigation() {
        page.open("nav", "aria-label", "Contents");
        page.element("a", "In short", "href", "#short");
        for (var part : summary.parts()) {
            page.element("a", title(part), "href", "#" + id(part));
        }
        page.element("a", "Tasks", "href", "#tasks").element("a", "Steps", "href", "#steps");
        page.element("a", "Where it comes from", "href", "#provenance").close().line();
    }

    /// The methods' accuracy over everything, and what may be said of it.
    private void inShort() {
        var words = new SummarySentences(overall(), MethodName::of);
        section("short", "In short");
        page.open("div", "class", "cards");
        for (var total : overall().totals()) {
            page.open("div", "class", "card").element("p", words.name(total.series()), "class", "name");
            page.element("p", SummarySentences.accuracy(total), "class", "metric")
                    .close()
                    .line();
        }
        page.close().line();
        sentences(words);
        if (!results.problems().isEmpty()) {
            page.open("details")
                    .element(
                            "summary",
                            "Left out: " + Plural.of(results.problems().size(), "line"))
                    .open("ul");
            results.problems().stream().limit(MAX_PROBLEMS).forEach(problem -> page.element("li", problem));
            page.close().close().line();
        }
        page.close().line();
    }

    private void sentences(SummarySentences words) {
        page.open("ul", "class", "words");
        Stream.of(words.crossovers(), words.comparisons(false), words.costs())
                .flatMap(List::stream)
                .forEach(sentence -> page.element("li", sentence).line());
        page.close().line();
    }

    private void part(Summary.Part part, FigureSection figures) {
        var tables = new ResultTables(part);
        section(id(part), title(part));
        if (summary.parts().size() > 1 && part != overall()) {
            sentences(new SummarySentences(part, MethodName::of));
        }
        figures.write(page);
        Stream.of(tables.byLength(), tables.byKind(), tables.comparisons())
                .filter(table -> !table.rows().isEmpty())
                .forEach(table -> TableSection.write(table, page));
        page.close().line();
    }

    private void provenance() throws IOException {
        section("provenance", "Where it comes from");
        page.element(
                        "p",
                        "All of this is read from the result files and the manifests beside them; nothing is typed.",
                        "class",
                        "note")
                .line();
        for (int i = 0; i < runs.size(); i++) {
            int file = i;
            new RunSection(page)
                    .write(
                            runs.get(i),
                            results.rows().stream()
                                    .filter(row -> row.place().file() == file)
                                    .toList());
        }
        page.close().line();
    }

    private void section(String id, String title) {
        page.open("section", "id", id).element("h2", title).line();
    }

    /// The last part is over everything.
    private Summary.Part overall() {
        return summary.parts().getLast();
    }

    private Stream<Summary.Part> types() {
        return summary.parts().size() == 1
                ? summary.parts().stream()
                : summary.parts().stream().limit(summary.parts().size() - 1);
    }

    private static String title(Summary.Part part) {
        return part.taskType().equals(Summary.ALL_TYPES) ? "All task types" : part.taskType();
    }

    private static String id(Summary.Part part) {
        return "part-" + part.taskType().replaceAll("[^A-Za-z0-9]", "-");
    }

    /// Servers that repeat a key in a message are known; the message may stand in a result.
    private String withoutKeys(String text, Map<String, String> environment) {
        var variables = new TreeSet<String>();
        variables.add(ApiKey.DEFAULT_VARIABLE);
        runs.stream()
                .flatMap(run -> run.manifest().stream())
                .flatMap(manifest ->
                        manifest.spec().get("models") instanceof List<?> models ? models.stream() : Stream.of())
                .map(model -> model instanceof Map<?, ?> map ? map.get("key_variable") : null)
                .filter(String.class::isInstance)
                .forEach(variable -> variables.add((String) variable));
        var clean = text;
        for (var variable : variables) {
            var key = ApiKey.fromEnvironment(environment, variable);
            clean = key == null ? clean : key.redactName(clean);
        }
        return clean;
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of the product cannot be read", e);
        }
    }
}
