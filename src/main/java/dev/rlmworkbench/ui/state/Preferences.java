package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.settings.JsonFile;
import dev.rlmworkbench.settings.Settings;
import java.io.IOException;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings as the window sees them: observable, and on disk after each change.
public final class Preferences {

    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);

    private final JsonFile<Settings> file;
    private final ReadOnlyObjectWrapper<Settings> current;

    public Preferences(JsonFile<Settings> file) {
        this.file = file;
        this.current = new ReadOnlyObjectWrapper<>(file.read());
    }

    public Settings get() {
        return current.get();
    }

    public ReadOnlyObjectProperty<Settings> property() {
        return current.getReadOnlyProperty();
    }

    /// A change that cannot be written holds until the window is closed.
    public void change(UnaryOperator<Settings> change) {
        current.set(change.apply(current.get()));
        try {
            file.write(current.get());
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the change is forgotten at the end: {}", file.path(), e.toString());
        }
    }
}
