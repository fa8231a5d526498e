package dev.rlmworkbench.ui.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// All that can be done: one list feeds the toolbar, the palette, the shortcuts and their sheet.
public final class Commands {

    private final Map<String, Command> byId = new LinkedHashMap<>();

    /// @throws IllegalArgumentException when the identifier is taken
    public void add(Command command) {
        if (byId.putIfAbsent(command.id(), command) != null) {
            throw new IllegalArgumentException("two commands are called " + command.id());
        }
    }

    public List<Command> all() {
        return List.copyOf(byId.values());
    }

    public Command get(String id) {
        var command = byId.get(id);
        if (command == null) {
            throw new IllegalArgumentException("there is no command " + id);
        }
        return command;
    }

    /// @param typing whether a text field has the focus, which then needs all keys without Ctrl or Alt
    public Optional<Command> matching(KeyEvent event, @Nullable ScreenId front, boolean typing) {
        boolean plain = !event.isShortcutDown()
                && !event.isAltDown()
                && !event.getCode().isFunctionKey();
        if (typing && plain) {
            return Optional.empty();
        }
        return byId.values().stream()
                .filter(command -> command.keys() != null && command.keys().match(event) && command.possible(front))
                // what the screen offers goes before what is there everywhere
                .min(Comparator.comparing(command -> command.screen() == null));
    }

    /// What can be done now and fits what was typed, best first. Letters in their order are enough: `ot` finds
    /// `Open trajectory`.
    public List<Command> find(String typed, @Nullable ScreenId front) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        record Hit(Command command, int rank) {}
        var hits = new ArrayList<Hit>();
        for (var command : byId.values()) {
            int rank = rank(command.label().toLowerCase(Locale.ROOT), wanted);
            if (rank >= 0 && command.possible(front)) {
                hits.add(new Hit(command, rank));
            }
        }
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::rank))
                .map(Hit::command)
                .toList();
    }

    /// 0 begins with it, 1 a word begins with it, 2 contains it, 3 has its letters in order; -1 does not fit.
    private static int rank(String label, String wanted) {
        if (label.startsWith(wanted)) {
            return 0;
        }
        if (label.contains(" " + wanted)) {
            return 1;
        }
        if (label.contains(wanted)) {
            return 2;
        }
        int at = -1;
        for (char letter : wanted.toCharArray()) {
            at = label.indexOf(letter, at + 1);
            if (at < 0) {
                return -1;
            }
        }
        return 3;
    }
}
