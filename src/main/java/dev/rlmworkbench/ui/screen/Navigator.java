package dev.rlmworkbench.ui.screen;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which screen is at the front. Screens are built at their first visit.
public final class Navigator {

    private final Map<ScreenId, Supplier<Screen>> makers = new EnumMap<>(ScreenId.class);
    private final Map<ScreenId, Screen> built = new EnumMap<>(ScreenId.class);
    private final ReadOnlyObjectWrapper<ScreenId> current = new ReadOnlyObjectWrapper<>();

    public void add(ScreenId id, Supplier<Screen> maker) {
        makers.put(id, maker);
    }

    /// Those that this build has, in the order of the navigation.
    public Set<ScreenId> screens() {
        return new LinkedHashSet<>(makers.keySet());
    }

    public boolean has(ScreenId id) {
        return makers.containsKey(id);
    }

    public ReadOnlyObjectProperty<ScreenId> current() {
        return current.getReadOnlyProperty();
    }

    /// Does nothing when the screen is at the front already.
    public void open(ScreenId id) {
        var before = current.get();
        if (before == id) {
            return;
        }
        var screen = screen(id);
        if (before != null) {
            built.get(before).hidden();
        }
        current.set(id);
        screen.shown();
    }

    public void open(ScreenRequest request) {
        open(request.target());
        screen(request.target()).accept(request);
    }

    /// The screen at the front looks at its files again, as if it had just come there.
    public void lookAgain() {
        var id = current.get();
        if (id != null) {
            screen(id).shown();
        }
    }

    public Screen screen(ScreenId id) {
        var known = built.get(id);
        if (known != null) {
            return known;
        }
        var maker = makers.get(id);
        if (maker == null) {
            throw new IllegalArgumentException("this build has no screen " + id.title());
        }
        var screen = maker.get();
        built.put(id, screen);
        return screen;
    }
}
