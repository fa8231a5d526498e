package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.ui.control.form.PresetBar;
import dev.rlmworkbench.ui.notice.FailureWords;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The presets of one form: those that come with the product, and the user's own.
public final class FormPresets<T> implements PresetBar.Presets {

    private final Form<T> form;
    private final OwnPresets<T> own;
    private final ReadOnlyObjectWrapper<@Nullable String> chosen = new ReadOnlyObjectWrapper<>();
    private boolean filling;

    /// What the presets are for.
    public interface Form<T> {

        /// Names of the presets that come with the product.
        List<String> shipped();

        /// @param name of one that comes with the product
        T preset(String name);

        String proposedName();

        /// Empty while a field needs another value.
        Optional<T> read();

        /// Why it cannot be read.
        List<String> problems();

        void fill(T values);

        /// Called after it was filled and the preset is told, once for all of its fields.
        void filled();
    }

    public FormPresets(Form<T> form, OwnPresets<T> own) {
        this.form = form;
        this.own = own;
    }

    /// Fills the form with values of no preset.
    public void fill(T values) {
        fill(values, null);
    }

    private void fill(T values, @Nullable String name) {
        filling = true;
        form.fill(values);
        filling = false;
        chosen.set(name);
        form.filled();
    }

    /// To be told when a field has another value.
    ///
    /// @return whether it was the user who changed it; then no preset is shown any more
    public boolean changed() {
        if (!filling) {
            chosen.set(null);
        }
        return !filling;
    }

    @Override
    public List<String> shipped() {
        return form.shipped();
    }

    @Override
    public ObservableValue<@Nullable String> chosen() {
        return chosen.getReadOnlyProperty();
    }

    @Override
    public ObservableList<String> own() {
        return own.names();
    }

    @Override
    public String proposedName() {
        return form.proposedName();
    }

    @Override
    public void useShipped(String name) {
        fill(form.preset(name), name);
    }

    @Override
    public String useOwn(String name) {
        try {
            fill(own.read(name), name);
            return "";
        } catch (IllegalArgumentException e) {
            return FailureWords.of(e);
        }
    }

    @Override
    public String save(String name) {
        var values = form.read();
        if (values.isEmpty()) {
            return String.join(" ", form.problems());
        }
        var problem = own.save(name, values.get());
        if (problem.isEmpty()) {
            chosen.set(name);
        }
        return problem;
    }

    @Override
    public String rename(String name, String next) {
        return own.rename(name, next);
    }

    @Override
    public String delete(String name) {
        return own.delete(name);
    }
}
