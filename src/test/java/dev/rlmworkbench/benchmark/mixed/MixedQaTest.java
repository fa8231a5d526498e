package dev.rlmworkbench.benchmark.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.benchmark.Task;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every kind of question.
class MixedQaTest {

    private static final int SEEDS = 20;

    static Stream<Task> tasks(QuestionKind kind) {
        return IntStream.range(0, SEEDS)
                .boxed()
                .flatMap(seed -> Stream.of(
                        new GeneratedTask(
                                        new MixedQa(),
                                        4_000,
                                        LengthUnit.TOKENS,
                                        null,
                                        kind.wireName(),
                                        1_000_003L * seed)
                                .make(),
                        new GeneratedTask(
                                        new MixedQa(),
                                        16_000,
                                        LengthUnit.TOKENS,
                                        null,
                                        kind.wireName(),
                                        7_000_003L * seed + 1)
                                .make()));
    }

    @ParameterizedTest
    @EnumSource
    void theSameSpecificationGivesTheSameTask(QuestionKind kind) {
        for (int seed = 0; seed < 5; seed++) {
            var spec = new GeneratedTask(new MixedQa(), 4_000, LengthUnit.TOKENS, null, kind.wireName(), seed);

            assertEquals(spec.make(), spec.make());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTextHasTheAskedLengthAndIsCountedRightly(QuestionKind kind) {
        var encoding = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
        tasks(kind).forEach(task -> {
            assertEquals(encoding.countTokensOrdinary(task.context()), task.contextTokens());
            assertAbout(task.spec().contextLength(), task.contextTokens());
        });
        for (int seed = 0; seed < 100; seed++) {
            assertAbout(
                    3_000,
                    new GeneratedTask(new MixedQa(), 3_000, LengthUnit.TOKENS, null, kind.wireName(), seed)
                            .make()
                            .contextTokens());
            assertAbout(
                    12_000,
                    new GeneratedTask(new MixedQa(), 12_000, LengthUnit.CHARS, null, kind.wireName(), seed)
                            .make()
                            .context()
                            .length());
        }
    }

    private static void assertAbout(int asked, int length) {
        assertTrue(length <= asked && length >= 0.96 * asked, length + " in the place of " + asked);
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerRestsOnTheText(QuestionKind kind) {
        tasks(kind).forEach(task -> {
            task.evidence().forEach(line -> assertTrue(task.context().contains(line), line));
            assertEquals(
                    task.rule() instanceof AnswerRule.NotInText, task.evidence().isEmpty());
            assertEquals(kind == QuestionKind.NOT_IN_TEXT, task.rule() instanceof AnswerRule.NotInText);
            if (task.rule() instanceof AnswerRule.OneOf oneOf) {
                assertTrue(oneOf.accepted().stream().anyMatch(form -> Scorer.containsAnswer(task.context(), form)));
                assertTrue(Collections.disjoint(oneOf.accepted(), oneOf.rivals()));
            }
            if (task.rule() instanceof AnswerRule.AllOf all) {
                assertTrue(all.items().size() >= 3 && all.items().size() <= 6);
                all.items().forEach(item -> assertTrue(Scorer.containsAnswer(task.context(), item)));
                assertTrue(Collections.disjoint(all.items(), all.wrong())
                        && !all.wrong().isEmpty());
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void theRightAnswerIsRightAndOthersAreNot(QuestionKind kind) {
        tasks(kind).forEach(task -> {
            assertRight(true, task.answer(), task);
            assertRight(false, "I have no idea.", task);
            assertRight(kind == QuestionKind.NOT_IN_TEXT, "This is not in the text.", task);
            if (task.rule() instanceof AnswerRule.OneOf oneOf) {
                oneOf.rivals().forEach(rival -> {
                    assertRight(false, rival, task);
                    assertRight(false, task.answer() + " or " + rival, task);
                });
            }
        });
    }

    private static void assertRight(boolean expected, String prediction, Task task) {
        assertEquals(
                expected,
                Scorer.score(prediction, task).correct(),
                () -> task.query() + " " + prediction + " " + task.rule());
    }

    @ParameterizedTest
    @EnumSource
    void theQuestionDoesNotGiveTheAnswerAway(QuestionKind kind) {
        tasks(kind).forEach(task -> {
            assertFalse(task.query().matches("(?s).*([{}]|  |[Tt]he (the|a|an) ).*"), task.query());
            for (var slot : List.of("{v}", "{e}", "{p}", "{t}", "{n}", "{who}", "he the ", "he a ", "he an ")) {
                assertFalse(task.context().contains(slot), slot);
            }
            if (task.rule() instanceof AnswerRule.OneOf oneOf && !namesCandidates(task, oneOf)) {
                assertFalse(Scorer.containsAnswer(task.query(), task.answer()), task.query());
            }
        });
    }

    /// Some questions list the candidates.
    private static boolean namesCandidates(Task task, AnswerRule.OneOf oneOf) {
        return oneOf.rivals().stream().anyMatch(rival -> Scorer.containsAnswer(task.query(), rival));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_IN_TEXT")
    void whatTheAnswerRestsOnLiesAnywhere(QuestionKind kind) {
        var quarters = new HashSet<Integer>();
        tasks(kind)
                .forEach(task -> quarters.add((int) (4L
                        * task.context().indexOf(task.evidence().getFirst())
                        / task.context().length())));

        assertEquals(Set.of(0, 1, 2, 3), quarters);
    }

    @ParameterizedTest
    @EnumSource
    void questionsAreWordedInManyWays(QuestionKind kind) {
        var beginnings = tasks(kind)
                .map(task -> List.of(task.query().split(" ")).subList(0, 2))
                .distinct();

        assertTrue(beginnings.count() >= 4);
    }

    /// The same text on every machine and Java: recorded once. A change of the generators must count up their version.
    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "ar-EG-u-nu-arab", "tr-TR"})
    void theTextsAreThoseRecorded(String language) throws NoSuchAlgorithmException {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            assertEquals("226be2458b953d0a", digest(KindChoice.DEFAULT));
            assertEquals("6de15406595c74fe", digest(new KindChoice(null, "unseen")));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String digest(KindChoice kinds) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var kind : kinds.in(new MixedQa())) {
            for (int seed = 0; seed < 4; seed++) {
                var task = new GeneratedTask(new MixedQa(), 4_000, LengthUnit.TOKENS, null, kind.name(), seed).make();
                digest.update((task.context() + task.query() + task.answer()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
