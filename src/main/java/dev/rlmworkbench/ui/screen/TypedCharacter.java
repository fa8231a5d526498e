package dev.rlmworkbench.ui.screen;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A character, whichever keys make it: `?` is Shift and another key on almost every keyboard.
final class TypedCharacter extends KeyCombination {

    private final String character;

    TypedCharacter(String character) {
        this.character = character;
    }

    @Override
    public boolean match(KeyEvent event) {
        return event.getEventType() == KeyEvent.KEY_TYPED
                && event.getCharacter().equals(character);
    }

    @Override
    public String getName() {
        return character;
    }

    @Override
    public String getDisplayText() {
        return character;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypedCharacter typed && typed.character.equals(character);
    }

    @Override
    public int hashCode() {
        return character.hashCode();
    }
}
