package dev.rlmworkbench.benchmark.prose;

import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import java.util.List;
import java.util.random.RandomGenerator;

/// `long_doc_qa`: reports in plain prose with five facts about things that do not exist, at 10, 30, 50, 70 and 90 %
/// of the text (to the nearest sentence), each of another kind; the question asks for one of them, which one depends
/// on the seed.
public record LongDocQa() implements GeneratedBenchmark {

    private static final List<Integer> FACT_DEPTHS = List.of(10, 30, 50, 70, 90);

    @Override
    public String name() {
        return "long_doc_qa";
    }

    @Override
    public String title() {
        return "Long documents";
    }

    @Override
    public String description() {
        return "one of five facts, told once in reports in plain prose";
    }

    @Override
    public int generator() {
        return 1;
    }

    @Override
    public int minLength(LengthUnit unit) {
        return switch (unit) {
            case TOKENS -> 600;
            case CHARS -> 3_000;
        };
    }

    @Override
    public Integer depthOfSeed(long seed) {
        return FACT_DEPTHS.get(askedFact(GeneratedTask.random(seed)));
    }

    @Override
    public Task make(GeneratedTask task) {
        var random = task.random();
        int asked = askedFact(random);
        var facts = Fact.oneOfEachKind(random).subList(0, FACT_DEPTHS.size());
        var document = new ReportWriter(task.contextLength(), task.unit(), random);
        for (int i = 0; i < facts.size(); i++) {
            document.writeUntil(FACT_DEPTHS.get(i));
            document.write(facts.get(i).sentence());
        }
        document.finish();
        var fact = facts.get(asked);
        return new Task(
                task,
                document.text(),
                fact.question(),
                fact.answer(),
                document.tokens(),
                new AnswerRule.Contains(),
                List.of(fact.sentence()));
    }

    /// The first draw of the seed's generator, so that it is known without making the text.
    private static int askedFact(RandomGenerator fresh) {
        return fresh.nextInt(FACT_DEPTHS.size());
    }
}
