package dev.rlmworkbench.benchmark;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// `long_doc_qa`: reports in plain prose with five facts about things that do not exist, at 10, 30, 50, 70 and 90 %
/// of the text (to the nearest sentence), each of another kind; the question asks for one of them, which one depends
/// on the seed.
public record LongDocQa(int contextLength, LengthUnit unit, long seed) implements TaskSpec {

    /// Counted up when the text of the tasks changes, so that old results are not taken for results of the new tasks.
    private static final int GENERATOR = 1;

    private static final List<Integer> FACT_DEPTHS = List.of(10, 30, 50, 70, 90);

    public LongDocQa {
        TaskFamily.LONG_DOC_QA.checkLength(contextLength, unit);
    }

    @Override
    public String type() {
        return TaskFamily.LONG_DOC_QA.wireName();
    }

    /// Where the asked one of the five facts lies; follows from the seed.
    @Override
    public Integer depthPercent() {
        return FACT_DEPTHS.get(askedFact(random()));
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "task_type",
                type(),
                "generator",
                GENERATOR,
                "context_length",
                contextLength,
                "length_unit",
                unit.wireName(),
                "depth_percent",
                depthPercent(),
                "seed",
                seed);
    }

    @Override
    public Task make() {
        var random = random();
        int asked = askedFact(random);
        var facts = Fact.oneOfEachKind(random).subList(0, FACT_DEPTHS.size());
        var document = new ReportWriter(contextLength, unit, random);
        for (int i = 0; i < facts.size(); i++) {
            document.writeUntil(FACT_DEPTHS.get(i));
            document.write(facts.get(i).sentence());
        }
        document.finish();
        var fact = facts.get(asked);
        return new Task(
                this,
                document.text(),
                fact.question(),
                fact.answer(),
                document.tokens(),
                new AnswerRule.Contains(),
                List.of(fact.sentence()));
    }

    private RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// The first draw of the seed's generator, so that it is known without making the text.
    private static int askedFact(RandomGenerator fresh) {
        return fresh.nextInt(FACT_DEPTHS.size());
    }
}
