package dev.rlmworkbench.training.data;

/// What a trajectory, a turn or a sample has to be to become training data, in the order in which it is asked.
public enum SampleGate {
    WRITES_CODE(Of.TRAJECTORY, "of a method that writes code"),
    ENDED(Of.TRAJECTORY, "ended without an error"),
    NOT_HELD_OUT(Of.TRAJECTORY, "not held out for evaluation"),
    RIGHT(Of.TRAJECTORY, "right (score 0.9 or more)"),
    FINAL_GIVEN(Of.TRAJECTORY, "the model itself gave the final answer"),
    MORE_THAN_ONE_TURN(Of.TRAJECTORY, "more than one turn"),
    ANSWER_NOT_IN_QUESTION(Of.TRAJECTORY, "answer not in the question"),

    READABLE(Of.TURN, "recorded in full"),
    PROMPT_WHOLE(Of.TURN, "prompt not cut"),
    ANSWER_WHOLE(Of.TURN, "answer not cut off"),
    RUNNABLE(Of.TURN, "has a runnable block or a final answer"),
    NO_ERROR(Of.TURN, "no error and no guard in this turn"),
    ANSWER_NOT_IN_CODE(Of.TURN, "answer not copied into code"),
    PROMPT_DISTILLED(Of.TURN, "other system text fits"),
    SUPERVISED(Of.TURN, "has tokens to learn"),
    FITS(Of.TURN, "not longer than the limit"),

    NO_DUPLICATE(Of.SAMPLE, "not there already"),
    BALANCED(Of.SAMPLE, "not too many of one kind and length");

    /// What is counted.
    public enum Of {
        TRAJECTORY,
        TURN,
        SAMPLE
    }

    private final Of of;
    private final String words;

    SampleGate(Of of, String words) {
        this.of = of;
        this.words = words;
    }

    public Of of() {
        return of;
    }

    /// Such as `more than one turn`.
    public String words() {
        return words;
    }
}
