package dev.rlmworkbench.report.html;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.experiment.manifest.HostMachine;
import dev.rlmworkbench.experiment.manifest.RunManifest;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.ModelSnapshot;
import dev.rlmworkbench.result.ResultRow;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the numbers come from: the files, what was asked for, with which models and prompts, on which machine.
/// All of it is read from result files and the manifests beside them.
final class RunSection {

    private final HtmlPage page;

    RunSection(HtmlPage page) {
        this.page = page;
    }

    /// @param run  a result file and its manifest
    /// @param rows the results of that file that count
    void write(RunFiles run, List<ResultRow> rows) throws IOException {
        page.open("section", "class", "run").element("h3", run.name()).line();
        var manifest = run.manifest();
        facts(file(run, rows));
        manifest.ifPresent(some -> facts(run(some)));
        if (manifest.isEmpty()) {
            page.element(
                            "p",
                            "There is no %s beside it, or it cannot be read: what was asked for, machine and times are not known."
                                    .formatted(run.manifestFile().getFileName()),
                            "class",
                            "note")
                    .line();
        }
        setups(rows);
        manifest.ifPresent(some -> {
            details("What was asked for", Flattened.of(some.spec()));
            for (var method : some.methods()) {
                details(
                        "%s: everything that its results depend on".formatted(method.get("method")),
                        Flattened.of(method));
            }
            if (!some.extra().isEmpty()) {
                details("What else the manifest says", Flattened.of(some.extra()));
            }
        });
        page.close().line();
    }

    private static Map<String, String> file(RunFiles run, List<ResultRow> rows) throws IOException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("File", run.results().getFileName().toString());
        facts.put("Results", Plural.of(rows.size(), "result") + " that count");
        facts.put("Size", "%,d bytes".formatted(Files.size(run.results())));
        try (var in = Files.newInputStream(run.results())) {
            facts.put("SHA-256", new Sha256().add(in).hex());
        }
        return facts;
    }

    private static Map<String, String> run(RunManifest manifest) {
        var facts = new LinkedHashMap<String, String>();
        facts.put(
                "State",
                switch (manifest.state()) {
                    case RUNNING -> "running, or stopped before its end, when this report was made";
                    case COMPLETE -> "complete";
                    case INCOMPLETE -> "ended, but some tasks have no result without error";
                });
        facts.put("Planned", Plural.of(manifest.planned(), "result"));
        facts.put("Started", times(manifest.startedAt(), manifest.lastStartedAt(), manifest.starts()));
        facts.put(
                "Ended",
                manifest.endedAt() == null ? "not yet" : manifest.endedAt().toString());
        facts.put("Made by", "RLM Workbench " + manifest.product());
        machine(manifest.machine(), facts);
        return facts;
    }

    private static String times(Instant first, Instant last, int starts) {
        return starts <= 1 ? first.toString() : "%s, and again %s (%d starts)".formatted(first, last, starts);
    }

    private static void machine(HostMachine machine, Map<String, String> facts) {
        facts.put("JDK", machine.jdk());
        facts.put("System", machine.os() + ", " + machine.architecture());
        facts.put("Processor", "%s, %s".formatted(machine.cpu(), Plural.of(machine.processors(), "processor")));
        if (machine.memoryBytes() > 0) {
            facts.put("Memory", String.format(Locale.ROOT, "%.1f GiB", machine.memoryBytes() / (double) (1 << 30)));
        }
        facts.put("GPU", machine.gpus().isEmpty() ? "none found" : String.join("; ", machine.gpus()));
    }

    /// With which models and prompts the results were made, as the results themselves say.
    private void setups(List<ResultRow> rows) {
        // a million results share a few setups
        record Setup(String method, MethodSetup setup) {}
        var counts = rows.stream()
                .collect(Collectors.groupingBy(row -> new Setup(row.method(), row.setup()), Collectors.counting()));
        var setups = new TreeMap<List<String>, Long>(Comparator.comparing(cells -> String.join("\0", cells)));
        counts.forEach((one, count) -> setups.merge(cells(one.method(), one.setup()), count, Long::sum));
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Methods and models");
        page.open("table", "class", "sortable").open("thead").open("tr");
        for (var title : List.of("Method", "Model", "Sub-call model", "Prompt", "REPL", "Adapter", "Results")) {
            page.element("th", title, "scope", "col");
        }
        page.close().close().open("tbody");
        setups.forEach((cells, count) -> {
            page.open("tr");
            cells.forEach(cell -> page.element("td", cell));
            page.element("td", count.toString(), "class", "number", "data-value", count.toString());
            page.close().line();
        });
        page.close().close().close().line();
    }

    private static List<String> cells(String method, MethodSetup setup) {
        var prompt =
                joined(setup.promptProfile(), setup.promptSha256() == null ? null : "sha256 " + setup.promptSha256());
        var repl = joined(
                setup.replLanguage(),
                setup.protocol() == null ? null : "protocol " + setup.protocol(),
                setup.helpers() == null ? null : "helpers " + setup.helpers(),
                setup.helpersVersion() == null ? null : "functions version " + setup.helpersVersion());
        return List.of(
                method,
                model(setup.root()),
                model(setup.sub()),
                prompt,
                repl,
                Objects.requireNonNullElse(setup.adapter(), ""));
    }

    private static String model(@Nullable ModelSnapshot model) {
        return model == null
                ? ""
                : joined(
                        model.name(),
                        model.kind(),
                        model.window() == 0 ? null : "window %,d".formatted(model.window()),
                        model.digest() == null ? null : "digest " + model.digest());
    }

    private static String joined(@Nullable String... words) {
        return Optional.of(words).stream()
                .flatMap(Arrays::stream)
                .filter(word -> word != null && !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void details(String title, Map<String, String> facts) {
        page.open("details").element("summary", title).line();
        facts(facts);
        page.close().line();
    }

    private void facts(Map<String, String> facts) {
        page.open("dl", "class", "facts");
        facts.forEach((name, value) -> page.open("div")
                .element("dt", name)
                .element("dd", value)
                .close()
                .line());
        page.close().line();
    }
}
