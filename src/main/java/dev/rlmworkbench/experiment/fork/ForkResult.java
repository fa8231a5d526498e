package dev.rlmworkbench.experiment.fork;

import dev.rlmworkbench.result.ResultRecord;
import java.nio.file.Path;
import java.util.OptionalInt;

/// How a fork came out.
///
/// @param trajectories    holds its events
/// @param firstDifference the first step up to the fork whose prompt was not the recorded one, since the product or the
///                        code's outcome has changed; empty when all went as recorded
public record ForkResult(Path trajectories, ResultRecord record, OptionalInt firstDifference) {}
