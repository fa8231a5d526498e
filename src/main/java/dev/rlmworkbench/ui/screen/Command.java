package dev.rlmworkbench.ui.screen;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// Something that a user can do.
///
/// @param id      unique, such as `run.stop`
/// @param label   as in menus and the palette
/// @param keys    null without a shortcut
/// @param screen  where it can be done, null everywhere
/// @param enabled null when always
public record Command(
        String id,
        String label,
        Ikon icon,
        @Nullable KeyCombination keys,
        @Nullable ScreenId screen,
        @Nullable ObservableBooleanValue enabled,
        Runnable action) {

    /// Everywhere and always.
    ///
    /// @param keys such as `Shortcut+K`, or the character that is typed, such as `?`; null without
    public static Command of(String id, String label, Ikon icon, @Nullable String keys, Runnable action) {
        return new Command(id, label, icon, keys == null ? null : combination(keys), null, null, action);
    }

    private static KeyCombination combination(String keys) {
        return keys.length() == 1 && !Character.isLetterOrDigit(keys.charAt(0))
                ? new TypedCharacter(keys)
                : KeyCombination.valueOf(keys);
    }

    public Command on(ScreenId where) {
        return new Command(id, label, icon, keys, where, enabled, action);
    }

    public Command when(ObservableBooleanValue condition) {
        return new Command(id, label, icon, keys, screen, condition, action);
    }

    public boolean possible(@Nullable ScreenId front) {
        return (screen == null || screen == front) && (enabled == null || enabled.get());
    }

    /// `Ctrl+K`, empty without a shortcut.
    public String keysText() {
        return keys == null ? "" : keys.getDisplayText();
    }
}
