package dev.rlmworkbench.benchmark.mixed.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Invents names. Those of facts are never given to anything else in the same text.
public final class InventedNames {

    private final Draw draw;
    private final Set<String> taken = new HashSet<>();

    InventedNames(Draw draw) {
        this.draw = draw;
    }

    /// A name for a fact.
    public String fresh(Holder holder) {
        while (true) {
            var name = name(holder);
            if (taken.add(name)) {
                return name;
            }
        }
    }

    public List<String> fresh(Holder holder, int count) {
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            names.add(fresh(holder));
        }
        return names;
    }

    /// A name for the rest of the text: no fact has it, but it may come more than once.
    public String passing(Holder holder) {
        while (true) {
            var name = name(holder);
            if (!taken.contains(name)) {
                return name;
            }
        }
    }

    /// Names for facts that share a word with this one, by turns the second and the first.
    public List<String> like(Holder holder, String name, int count) {
        var words = name.split(" ");
        var alike = new ArrayList<String>();
        while (alike.size() < count) {
            var other = alike.size() % 2 == 0
                    ? draw.any(holder.first()) + " " + words[1]
                    : words[0] + " " + draw.any(holder.second());
            if (taken.add(other)) {
                alike.add(other);
            }
        }
        return alike;
    }

    private String name(Holder holder) {
        return draw.any(holder.first()) + " " + draw.any(holder.second());
    }
}
