package dev.rlmworkbench.report.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.figure.ScatterFigure;
import dev.rlmworkbench.result.ResultRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FigureKindsTest {

    @Test
    void theSeedsTwelveComeFirst() {
        assertEquals(
                List.of(
                        "accuracy_by_context",
                        "latency_by_context",
                        "advantage_by_context",
                        "outcome_decomposition",
                        "task_type_accuracy",
                        "task_type_latency",
                        "niah_accuracy_pos_10",
                        "niah_accuracy_pos_50",
                        "niah_accuracy_pos_90",
                        "rlm_iterations",
                        "rlm_subcalls",
                        "rlm_failure_rates"),
                FigureKinds.seedSet().stream().map(FigureKind::id).toList());
        assertEquals(FigureKinds.seedSet(), FigureKinds.all().subList(0, 12));
    }

    @Test
    void aKindIsFoundByItsId() {
        assertEquals(
                "needle_heatmap",
                FigureKinds.find("needle_heatmap").orElseThrow().id());
        assertTrue(FigureKinds.find("no_such_kind").isEmpty());
    }

    @Test
    void docsExplainEveryKind() throws IOException {
        var page = Files.readString(Path.of("docs/figures.md"));
        for (var kind : FigureKinds.all()) {
            var id = kind.id().replaceFirst("^niah_accuracy_pos(_50|_90)$", "$1");
            assertTrue(page.contains("`" + id + "`"), id);
        }
    }

    @Test
    void idsAreUniqueAndFitFileNames() {
        var ids = FigureKinds.all().stream().map(FigureKind::id).toList();
        assertEquals(ids.size(), Set.copyOf(ids).size());
        ids.forEach(id -> assertTrue(id.matches("[a-z0-9_]+"), id));
    }

    @Test
    void figuresOfARunHaveIdsOfTheirOwnThatBeginWithTheKindS() {
        for (var part : everything().parts()) {
            var ids = new ArrayList<String>();
            for (var kind : FigureKinds.all()) {
                for (var figure : kind.figures(part)) {
                    var id = figure.text().id();
                    assertTrue(id.startsWith(kind.id()) && id.matches("[a-z0-9_]+"), id);
                    ids.add(id);
                }
            }
            assertEquals(ids.stream().distinct().toList(), ids);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindHasAFigureOfARunThatHasEverythingAndItsTableHoldsEveryValue(FigureKind kind) {
        var figures = everything().parts().stream()
                .flatMap(part -> kind.figures(part).stream())
                .toList();

        assertFalse(figures.isEmpty());
        for (var figure : figures) {
            var inTable = figure.table().rows().stream()
                    .map(row -> row.stream()
                            .filter(Number.class::isInstance)
                            .map(cell -> ((Number) cell).doubleValue())
                            .collect(Collectors.toSet()))
                    .toList();
            var drawn = drawn(figure);
            assertEquals(drawn.size(), inTable.size());
            for (int i = 0; i < drawn.size(); i++) {
                assertTrue(
                        inTable.get(i).containsAll(drawn.get(i)),
                        figure.text().id() + ": " + drawn.get(i) + " is not in " + inTable.get(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRunOfFailedTasksOnlyGivesNoFigureOfAnswers(FigureKind kind) {
        var figures = kind.figures(ResultOf.part(
                ResultOf.method("vanilla", 1).failed(),
                ResultOf.method("rlm", 1).failed()));
        boolean showsFailures = Set.of("outcomes_by_method", "stop_reasons", "rlm_failure_rates")
                .contains(kind.id());
        assertEquals(showsFailures, !figures.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRunWithoutResultsGivesNoFigure(FigureKind kind) {
        assertEquals(
                List.of(),
                kind.figures(
                        new Summary.Part("niah", List.of(), List.of(), List.of(), List.of(), List.of(), Map.of())));
    }

    private static Stream<FigureKind> kinds() {
        return FigureKinds.all().stream();
    }

    private static List<Set<Double>> drawn(Figure figure) {
        return switch (figure) {
            case LineFigure lines ->
                lines.lines().stream()
                        .flatMap(line -> line.points().stream())
                        .map(point -> values(point.x(), point))
                        .toList();
            case BarFigure bars ->
                bars.groups().stream()
                        .flatMap(group -> group.bars().stream())
                        .map(point -> values(Double.NaN, point))
                        .toList();
            case HeatMapFigure map ->
                map.panels().stream()
                        .flatMap(panel -> panel.cells().stream())
                        .map(cell -> finite(cell.value(), cell.n()))
                        .toList();
            case ScatterFigure scatter ->
                scatter.spots().stream()
                        .map(spot -> {
                            var all = new HashSet<>(values(spot.point().x(), spot.point()));
                            all.addAll(finite(spot.xLow(), spot.xHigh()));
                            return (Set<Double>) all;
                        })
                        .toList();
        };
    }

    private static Set<Double> values(double x, DataPoint point) {
        return finite(x, point.y(), point.low(), point.high(), point.n());
    }

    private static Set<Double> finite(double... values) {
        return DoubleStream.of(values).filter(Double::isFinite).boxed().collect(Collectors.toSet());
    }

    /// All methods, two task types, lengths, depths, kinds of questions, refusals, cuts, limits and failures.
    static Summary everything() {
        var rows = new ArrayList<ResultRow>();
        long seed = 0;
        for (var method : List.of("vanilla", "retrieve", "map_reduce", "rlm_no_subcalls", "rlm")) {
            seed = 0;
            for (int length : new int[] {2_000, 8_000, 32_000}) {
                for (int depth : new int[] {10, 50, 90}) {
                    for (int i = 0; i < 4; i++) {
                        seed++;
                        boolean plain = method.equals("vanilla");
                        var result = ResultOf.method(method, seed)
                                .tokens(length)
                                .depth(depth)
                                .model("m", 8_192)
                                .right(plain ? i == 0 : i > 0)
                                .took(0.001 * length * (plain ? 1 : 2), plain ? 1 : 3, plain ? 0 : i, length);
                        if (plain && length == 32_000) {
                            result.stopped("refused");
                        } else if (plain && length == 8_000) {
                            result.cut();
                        } else if (i == 3) {
                            result.timedOut().replErrors(1);
                        }
                        rows.add(result.row());
                        rows.add(ResultOf.method(method, seed)
                                .type("mixed_qa")
                                .kind(i % 2 == 0 ? "lookup" : "two_hop")
                                .depth(null)
                                .tokens(length)
                                .model("m", 8_192)
                                .score(i / 3.0)
                                .row());
                    }
                }
            }
            rows.add(ResultOf.method(method, 1_000).model("m", 8_192).failed().row());
        }
        return Summary.of(rows, ShippedBenchmarks.all());
    }
}
