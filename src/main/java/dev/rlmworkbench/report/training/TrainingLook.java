package dev.rlmworkbench.report.training;

import dev.rlmworkbench.report.figure.Axis;
import org.jspecify.annotations.Nullable;

/// How trainings are looked at.
///
/// @param axis      they are laid out by
/// @param smoothing weight of what was before in an exponential mean, 0 to below 1
/// @param scale     of the vertical axis, null for the one that suits the figure
/// @param ofOne     whether the first is the one that is looked at and the others stand beside it; else all are equal
/// @param columns   of points: in each the lowest and the highest value are drawn; 0 for every value
/// @param low       the values from here, null from the beginning
/// @param high      the values up to here, null to the end
public record TrainingLook(
        TrainingAxis axis,
        double smoothing,
        Axis.@Nullable Scale scale,
        boolean ofOne,
        int columns,
        @Nullable Double low,
        @Nullable Double high) {

    public static final double USUAL_SMOOTHING = 0.6;

    /// Every value of trainings beside each other.
    public static TrainingLook whole(TrainingAxis axis) {
        return new TrainingLook(axis, USUAL_SMOOTHING, null, false, 0, null, null);
    }

    /// As it is looked at, with every value.
    public TrainingLook unthinned() {
        return new TrainingLook(axis, smoothing, scale, ofOne, 0, null, null);
    }
}
