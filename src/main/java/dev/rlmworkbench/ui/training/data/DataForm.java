package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.training.data.SftOptions;
import dev.rlmworkbench.training.data.SftRequest;
import dev.rlmworkbench.ui.control.form.FormField;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What of the trajectories is to be learned, and the name of what is made.
final class DataForm {

    /// Prompts stay as they were recorded.
    static final String AS_RECORDED = "As recorded";

    static final String USUAL_NAME = "sft_dataset";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
    private static final List<String> OTHER_FILES =
            List.of("_trajectories", "_validation", "_refused", "_pairs", ".build", ".run");
    private static final int LONGEST = 1_000_000;

    final BooleanProperty root = new SimpleBooleanProperty(true);
    final BooleanProperty sub = new SimpleBooleanProperty();
    final StringProperty rolesError = new SimpleStringProperty("");
    final FormField maxLength = FormField.of("The maximum length", "");
    final BooleanProperty allowErrors = new SimpleBooleanProperty();
    final ObjectProperty<String> profile = new SimpleObjectProperty<>(AS_RECORDED);
    final BooleanProperty pairs = new SimpleBooleanProperty();
    final ObservableList<Path> heldOut = FXCollections.observableArrayList();
    final FormField name = FormField.of("The name", USUAL_NAME);
    final StringProperty filesError = new SimpleStringProperty("");

    /// Marks each field that cannot be.
    ///
    /// @param files  that are chosen
    /// @param model  that is to be trained
    /// @param folder that it is written to
    /// @return empty when a field is wrong
    Optional<SftRequest> read(List<Path> files, String model, Path folder) {
        filesError.set(files.isEmpty() ? "Choose at least one trajectory file." : "");
        var request = seen(files, model, folder);
        return filesError.get().isEmpty() ? request : Optional.empty();
    }

    /// The same without a word about files that are still to be chosen.
    Optional<SftRequest> seen(List<Path> files, String model, Path folder) {
        var roles = new LinkedHashSet<String>();
        if (root.get()) {
            roles.add("root");
        }
        if (sub.get()) {
            roles.add("sub");
        }
        rolesError.set(roles.isEmpty() ? "Choose whose answers are learned." : "");
        Long length = null;
        maxLength.error().set("");
        if (!maxLength.value().isEmpty()) {
            length = maxLength.number(SftOptions.MIN_MAX_LENGTH, LONGEST);
        }
        var called = name.value();
        name.error().set(nameError(called));
        boolean right = rolesError.get().isEmpty()
                && maxLength.error().get().isEmpty()
                && name.error().get().isEmpty();
        return right
                ? Optional.of(new SftRequest(
                        files,
                        new SftFiles(folder.resolve(called + ".jsonl")),
                        model,
                        roles,
                        length == null ? null : Math.toIntExact(length),
                        allowErrors.get(),
                        profile.get().equals(AS_RECORDED) ? null : profile.get(),
                        List.copyOf(heldOut),
                        pairs.get() ? folder.resolve(called + "_pairs.jsonl") : null))
                : Optional.empty();
    }

    private static String nameError(String name) {
        if (!NAME.matcher(name).matches()) {
            return "A name is made of at most 100 letters, digits, '.', '_' and '-', not '%s'.".formatted(name);
        }
        return OTHER_FILES.stream()
                .filter(name::endsWith)
                .findFirst()
                .map("Names that end in %s are those of other files; choose another one."::formatted)
                .orElse("");
    }

    /// Another results file, spec or manifest whose texts must not enter.
    void holdOut(List<Path> files) {
        files.stream().filter(file -> !heldOut.contains(file)).forEach(heldOut::add);
    }
}
