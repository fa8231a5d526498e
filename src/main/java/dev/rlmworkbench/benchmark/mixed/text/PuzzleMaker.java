package dev.rlmworkbench.benchmark.mixed.text;

/// Makes puzzles of one kind.
public interface PuzzleMaker {

    Puzzle make(Scene scene);
}
