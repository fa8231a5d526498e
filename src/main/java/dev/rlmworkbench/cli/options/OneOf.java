package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.cli.results.TableCommand;
import dev.rlmworkbench.cli.results.TrajectoryView;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.report.export.Format;
import dev.rlmworkbench.report.paint.FigureTheme;
import dev.rlmworkbench.report.training.TrainingAxis;
import dev.rlmworkbench.result.Outcome;
import dev.rlmworkbench.training.adapter.ExportFormat;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads one of an enum's values, written in lower case as in our files.
public record OneOf<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {

    public static List<OneOf<?>> all() {
        return List.of(
                new OneOf<>(ExportFormat.class),
                new OneOf<>(JobCommand.class),
                new OneOf<>(LearningRate.Curve.class),
                new OneOf<>(OptimizerChoice.class),
                new OneOf<>(OptimizerKind.class),
                new OneOf<>(Orthogonalization.class),
                new OneOf<>(TrainingPreset.class),
                new OneOf<>(WeightFormat.class),
                new OneOf<>(HelperSet.class),
                new OneOf<>(LengthUnit.class),
                new OneOf<>(Outcome.Kind.class),
                new OneOf<>(OverflowPolicy.class),
                new OneOf<>(ReplLanguage.class),
                new OneOf<>(SandboxMode.class),
                new OneOf<>(Format.class),
                new OneOf<>(TableCommand.Format.class),
                new OneOf<>(TableCommand.Rows.class),
                new OneOf<>(FigureTheme.HeatColours.class),
                new OneOf<>(TrainingAxis.class),
                new OneOf<>(TrajectoryView.Format.class));
    }

    public void register(CommandLine commands) {
        commands.registerConverter(type, this);
    }

    @Override
    public E convert(String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(text.strip().replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'%s' is not one of %s".formatted(text, choices())));
    }

    private String choices() {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
