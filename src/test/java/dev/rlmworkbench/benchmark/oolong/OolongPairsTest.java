package dev.rlmworkbench.benchmark.oolong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.benchmark.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OolongPairsTest {

    static List<String> kinds() {
        return new OolongPairs().kinds().stream().map(Kind::name).toList();
    }

    /// Every pair of users, judged by what the question says.
    @ParameterizedTest
    @MethodSource("kinds")
    void thePairsAreThoseForWhichTheQuestionHolds(String kind) {
        for (int length : List.of(1_000, 6_000, 40_000)) {
            var task = task(kind, length, 11);
            var expected = Set.copyOf(
                    PairsReader.answer(task.query(), task.context()).lines().toList());
            assertEquals(expected, Set.copyOf(task.answer().lines().toList()), task.query());
            assertTrue(expected.size() >= 3 && expected.size() <= 4_950);
            assertEquals(1.0, Scorer.score(task.answer(), task).primary());
        }
    }

    /// Appendix D.1 of the paper, label by label.
    @Test
    void theQueriesAreThoseOfThePaper() {
        var short1 = Map.of("D", "description and abstract concept", "E", "entity", "H", "human being");
        var short2 = Map.of("N", "numeric value", "L", "location", "A", "abbreviation");
        var expected = """
                N L|E H|D A|H L H after January 6, 2023|E N E before March 15, 2023|L A|D N N after February 1, 2023|H D
                |E L L after April 10, 2023|N A A before May 20, 2023|>1E >1A / =1E|>2N / >1L >1H|=1D / >1A >1E
                |>1H >1N / =2L|>1E >1L >1A / =1N|>1D >1H / >2E =1A|=1N / >1L >1D|>1A =1H / >1E >1N|>2L >1E / =1D =1A
                |>1N >1H / >1L >1E =1A""".replace("\n", "").split("\\|");
        for (int i = 0; i < expected.length; i++) {
            var condition = PairQuery.ALL.get(i).condition();
            for (var labels : List.of(short1, short2)) {
                for (var label : labels.entrySet()) {
                    condition = condition.replace("'" + label.getValue() + "'", label.getKey());
                }
            }
            condition = condition
                    .replaceAll("at least (\\d) instances? labelled ", ">$1")
                    .replaceAll("exactly (\\d) instances? labelled ", "=$1")
                    .replace("one user has ", "")
                    .replace(", and the other user has ", " / ")
                    .replace("both users have at least one instance labelled ", "")
                    .replace(", and all instances labelled", "")
                    .replace(" that they have, if any, are dated", "")
                    .replace(" or ", " ")
                    .replace(" and ", " ");
            assertEquals(expected[i], condition);
        }
        assertEquals(20, PairQuery.ALL.size());
    }

    @Test
    void halfOfThePairsScoreTheirF1() {
        var task = task("query_08", 4_000, 2);
        var pairs = task.answer().lines().toList();
        int half = pairs.size() / 2;
        var said = String.join(" ", pairs.subList(0, half));

        assertEquals(
                2.0 * half / (half + pairs.size()), Scorer.score(said, task).primary(), 1e-12);
        assertEquals(0.0, Scorer.score("There are no such pairs.", task).primary());
    }

    @Test
    void theKindsComeInTheGroupsOfThePaper() {
        var groups = new OolongPairs()
                .kinds().stream()
                        .collect(Collectors.groupingBy(
                                kind -> String.valueOf(kind.group()),
                                Collectors.mapping(
                                        kind -> Integer.parseInt(kind.name().substring(6)), Collectors.toList())));

        assertEquals(List.of(1, 2, 3, 6, 8), groups.get("symmetric"));
        assertEquals(List.of(4, 5, 7, 9, 10), groups.get("dated"));
        assertEquals(Arrays.asList(11, 12, 13, 14, 15, 16, 17, 18, 19, 20), groups.get("asymmetric"));
    }

    private static Task task(String kind, int tokens, long seed) {
        return new GeneratedTask(new OolongPairs(), tokens, LengthUnit.TOKENS, null, kind, seed).make();
    }
}
