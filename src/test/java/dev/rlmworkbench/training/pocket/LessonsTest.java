package dev.rlmworkbench.training.pocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.benchmark.needle.HardNeedleInHaystack;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.benchmark.prose.LongDocQa;
import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.training.pocket.Lesson.Said;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonsTest {

    @TempDir
    Path home;

    @Test
    void noTaskOfAnEvaluationIsEverTrainedOn() {
        var random = random(1);
        for (var family : List.of(new NeedleInHaystack(), new HardNeedleInHaystack(), new LongDocQa())) {
            for (int i = 0; i < 20; i++) {
                assertTrue(TrainingTasks.isTrainingSeed(
                        TrainingTasks.draw(family, 600, random).spec().seed()));
            }
            new TaskGrid(family, List.of(1_000, 4_000), LengthUnit.TOKENS, List.of(0, 50), 50, 7)
                    .specs()
                    .forEach(spec -> assertFalse(TrainingTasks.isTrainingSeed(spec.seed())));
        }
    }

    @Test
    void theSameDrawMakesTheSameLesson() throws InterruptedException {
        assertEquals(
                new Classroom().vanilla(new NeedleInHaystack(), 300, random(3)),
                new Classroom().vanilla(new NeedleInHaystack(), 300, random(3)));
    }

    @Test
    void vanillaLearnsTheAnswerWhereItStandsAndElseThatItIsNotThere() throws InterruptedException {
        var random = random(4);
        int answered = 0;
        for (int i = 0; i < 40; i++) {
            var lesson = new Classroom().vanilla(new NeedleInHaystack(), 200, random);
            var said = lesson.messages().getLast().text();
            boolean there = lesson.messages().get(1).text().contains(said);
            assertTrue(there || said.equals(Teacher.NOT_FOUND));
            answered += there ? 1 : 0;
        }
        assertTrue(answered >= 30, "answered " + answered);
    }

    @Test
    void lessonIsTheTokensOfItsPartsAndWhatTheAssistantSaysIsLearned() throws InterruptedException {
        var random = random(7);
        try (var tokenizer = Tokenizer.open(Path.of("src/main/resources/pocket"))) {
            for (int i = 0; i < 10; i++) {
                var lesson = new Classroom().vanilla(new HardNeedleInHaystack(), 200, random);
                var ids = LongStream.builder();
                var learned = new ArrayList<Boolean>();
                for (var said : lesson.messages()) {
                    boolean assistant = said.role().equals("assistant");
                    add(ids, learned, false, tokenizer.id("<|im_start|>"));
                    add(ids, learned, false, tokenizer.encode(said.role() + "\n"));
                    add(ids, learned, assistant, tokenizer.encode(said.text()));
                    add(ids, learned, assistant, tokenizer.id("<|im_end|>"));
                    add(ids, learned, false, tokenizer.encode("\n"));
                }
                var tokens = LessonTokens.of(lesson, tokenizer, Teacher.WINDOW);
                assertArrayEquals(ids.build().toArray(), tokens.ids());
                assertEquals(
                        learned,
                        IntStream.range(0, tokens.learned().length)
                                .mapToObj(token -> tokens.learned()[token])
                                .toList());
            }
        }
    }

    private static void add(LongStream.Builder ids, List<Boolean> learned, boolean isLearned, long... more) {
        for (long id : more) {
            ids.add(id);
            learned.add(isLearned);
        }
    }

    @Test
    void otherNumbersStayEqualWhereTheyWereEqual() {
        var lesson = new Lesson(
                Lesson.Kind.ROOT,
                List.of(new Said("user", "[12] key 48213"), new Said("assistant", "FINAL(\"48213\")")));
        var other = lesson.renumbered(random(5)).messages();
        var number = other.getFirst().text().substring("[12] key ".length());
        assertTrue(other.getFirst().text().matches("\\[12] key [1-9]\\d{4}"));
        assertEquals("FINAL(\"" + number + "\")", other.getLast().text());
    }

    @Test
    void theQuickSessionDoesWhatTheRealOneDoes() throws InterruptedException {
        var task = TrainingTasks.draw(new HardNeedleInHaystack(), 2_000, random(6));
        var host = new HostFunctions() {
            @Override
            public List<String> llmQuery(List<String> prompts) {
                return prompts;
            }

            @Override
            public List<String> rlmQuery(List<SubTask> tasks) {
                return List.of();
            }
        };
        var key = task.query().substring(0, task.query().indexOf('?'));
        var search = "search(\"" + key + "\");\n";
        var ask = "var found = search(\"" + key + "\");\nFINAL(llm_query(found + \"\\n\\nQuestion: \" + query));\n";
        try (var pool = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 0);
                var real = pool.open(ReplLanguage.JAVA, task.context(), task.query(), ReplLimits.DEFAULT, host);
                var quick = QuickRepl.before(pool)
                        .open(ReplLanguage.JAVA, task.context(), task.query(), ReplLimits.DEFAULT, host)) {
            for (var code : List.of(search, ask)) {
                var expected = real.run(code);
                var result = quick.run(code);
                assertEquals(expected.stdout().strip(), result.stdout().strip());
                assertEquals(expected.finalAnswer(), result.finalAnswer());
                assertEquals(expected.value(), result.value());
            }
        }
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
