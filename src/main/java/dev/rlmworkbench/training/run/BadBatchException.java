package dev.rlmworkbench.training.run;

import dev.rlmworkbench.training.data.Sample;
import java.util.List;

/// A step that would have spoiled the parameters, and was not made.
final class BadBatchException extends RuntimeException {

    private final transient List<Sample> batch;

    /// @param what without a full stop
    BadBatchException(String what, List<Sample> batch) {
        super(what);
        this.batch = List.copyOf(batch);
    }

    List<Sample> batch() {
        return batch;
    }
}
