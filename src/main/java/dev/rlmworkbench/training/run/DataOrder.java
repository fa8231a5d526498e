package dev.rlmworkbench.training.run;

import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Which texts make which step: every epoch has all of them in an order of its own, that only depends on the seed. So a
/// training that goes on needs no more than the number of its step.
///
/// @param texts        how many there are, at least 1
/// @param accumulation texts of one step; the last step of an epoch may have fewer
record DataOrder(long seed, int texts, int accumulation) {

    int stepsOfEpoch() {
        return Math.ceilDiv(texts, accumulation);
    }

    /// @param step from 1
    /// @return indexes of its texts
    List<Integer> texts(int step) {
        int epoch = (step - 1) / stepsOfEpoch();
        int from = (step - 1) % stepsOfEpoch() * accumulation;
        return order(epoch).subList(from, Math.min(texts, from + accumulation));
    }

    /// Passes over the data when the step is made.
    double epochs(int step) {
        int whole = step / stepsOfEpoch();
        return whole + Math.min(1, (double) (step % stepsOfEpoch()) * accumulation / texts);
    }

    private List<Integer> order(int epoch) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + epoch);
        var order = IntStream.range(0, texts).toArray();
        for (int i = texts - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return IntStream.of(order).boxed().toList();
    }
}
