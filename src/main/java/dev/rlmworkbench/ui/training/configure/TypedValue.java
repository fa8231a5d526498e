package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.ui.control.form.FormField;
import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A field whose text stands for a number of the recipe. What the engine refuses, it refuses in the engine's words.
final class TypedValue<T extends @Nullable Object> {

    final FormField field;
    private final Function<String, T> read;

    private TypedValue(String label, Function<String, T> read) {
        this.field = FormField.of(label, "");
        this.read = read;
        field.text().addListener(_ -> {
            // what is being mended is no longer complained of, what is being typed not yet
            if (!field.error().get().isEmpty()) {
                check();
            }
        });
    }

    /// @param check throws an [IllegalArgumentException] with one sentence for numbers that cannot be
    static TypedValue<Integer> whole(String label, Consumer<Integer> check) {
        return new TypedValue<>(label, text -> {
            int number = wholeNumber(label, text);
            check.accept(number);
            return number;
        });
    }

    /// An empty field stands for null.
    static TypedValue<@Nullable Integer> wholeOrNone(String label, Consumer<Integer> check) {
        var given = whole(label, check);
        return new TypedValue<>(label, text -> text.isEmpty() ? null : given.read.apply(text));
    }

    static TypedValue<Long> seed(String label) {
        return new TypedValue<>(label, text -> {
            try {
                return Long.parseLong(text.replace(",", ""));
            } catch (NumberFormatException e) {
                throw notWhole(label, text, e);
            }
        });
    }

    static TypedValue<Double> decimal(String label, Consumer<Double> check) {
        return new TypedValue<>(label, text -> {
            double number = number(label, text);
            check.accept(number);
            return number;
        });
    }

    static TypedValue<@Nullable Double> decimalOrNone(String label, Consumer<Double> check) {
        var given = decimal(label, check);
        return new TypedValue<>(label, text -> text.isEmpty() ? null : given.read.apply(text));
    }

    private static int wholeNumber(String label, String text) {
        try {
            return Integer.parseInt(text.replace(",", ""));
        } catch (NumberFormatException e) {
            throw notWhole(label, text, e);
        }
    }

    private static IllegalArgumentException notWhole(String label, String text, NumberFormatException e) {
        return new IllegalArgumentException(
                text.isEmpty()
                        ? "%s is missing: type a whole number.".formatted(label)
                        : "%s is a whole number, not '%s'.".formatted(label, text),
                e);
    }

    private static double number(String label, String text) {
        try {
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    text.isEmpty()
                            ? "%s is missing: type a number.".formatted(label)
                            : "%s is a number such as 0.1 or 2e-4, not '%s'.".formatted(label, text),
                    e);
        }
    }

    void set(T value) {
        field.set(
                switch (value) {
                    case null -> "";
                    case Double number -> plain(number);
                    default -> value.toString();
                });
    }

    /// `0.01`, `2e-4`.
    private static String plain(double number) {
        var text = Double.toString(number).replace("E", "e");
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text.replace(".0e", "e");
    }

    /// @throws IllegalArgumentException with one sentence
    T value() {
        return read.apply(field.value());
    }

    /// Says below the field what is wrong with it, if anything.
    ///
    /// @return whether nothing is
    boolean check() {
        var problem = problem();
        field.error().set(problem);
        return problem.isEmpty();
    }

    /// One sentence, empty where the text stands for a value.
    String problem() {
        try {
            value();
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
