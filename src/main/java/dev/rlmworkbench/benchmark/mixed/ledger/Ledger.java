package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A ledger in the making: entries that a question asks for, placed anywhere, and others that it does not ask for.
public final class Ledger {

    private static final int PEOPLE = 14;
    private static final int PLACES = 9;
    /// How often another entry agrees with the asked ones in all fields but one.
    private static final double NEAR_MISSES = 0.35;

    private final Scene scene;
    private final Domain domain;
    private final LedgerLayout layout;
    private final Map<Field, List<String>> cast = new EnumMap<>(Field.class);
    private final Map<Field, String> wanted;
    private final List<Placed> facts = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();
    private final Set<String> refs = new HashSet<>();

    /// @param fields by which the question singles out its entries
    public Ledger(Scene scene, LedgerLayout layout, List<Field> fields) {
        this.scene = scene;
        this.layout = layout;
        var draw = scene.draw();
        domain = draw.any(Domains.ALL);
        cast.put(Field.WHO, people());
        cast.put(Field.WHERE, scene.names().fresh(Holder.VILLAGE, PLACES));
        cast.put(Field.WHAT, domain.things());
        cast.put(Field.MARK, domain.marks());
        wanted = new EnumMap<>(Field.class);
        fields.forEach(field -> wanted.put(field, draw.any(cast.get(field))));
    }

    /// Some share a word of their name.
    private List<String> people() {
        var first = scene.names().fresh(Holder.PERSON);
        var people = new ArrayList<>(scene.names().like(Holder.PERSON, first, 5));
        people.add(first);
        people.addAll(scene.names().fresh(Holder.PERSON, PEOPLE - people.size()));
        return people;
    }

    /// One field, or two.
    static List<Field> anyFields(Draw draw) {
        return draw.some(List.of(Field.values()), draw.between(1, 2));
    }

    public Domain domain() {
        return domain;
    }

    public Map<Field, String> wanted() {
        return wanted;
    }

    public List<String> cast(Field field) {
        return cast.get(field);
    }

    public int amount() {
        return scene.draw().between(domain.low(), domain.high());
    }

    /// Adds an entry that the question asks for.
    ///
    /// @param fixed further fields, in the place of random values
    public Entry add(int amount, Map<Field, String> fixed) {
        var values = anyValues();
        values.putAll(fixed);
        values.putAll(wanted);
        return place(values, amount);
    }

    /// Adds an entry that the question does not ask for.
    public Entry addOther(int amount, Map<Field, String> fixed) {
        var values = new EnumMap<>(otherValues());
        values.putAll(fixed);
        return place(values, amount);
    }

    private Entry place(Map<Field, String> values, int amount) {
        double place = scene.draw().place();
        var entry = new Entry(scene.time().at(place), newRef(), Map.copyOf(values), amount);
        var statement = layout.statement(scene, domain, entry);
        facts.add(new Placed(place, layout.block(scene, statement, place)));
        if (entry.matches(wanted)) {
            evidence.add(statement);
        }
        return entry;
    }

    public List<String> evidence() {
        return List.copyOf(evidence);
    }

    public Puzzle puzzle(Asked asked) {
        return new Puzzle(layout.opening(scene, domain), facts, this::other, asked);
    }

    private String other(double place) {
        var entry = new Entry(scene.time().at(place), otherRef(), otherValues(), amount());
        return layout.block(scene, layout.statement(scene, domain, entry), place);
    }

    private Map<Field, String> otherValues() {
        var values = anyValues();
        if (wanted.size() > 1 && scene.draw().chance(NEAR_MISSES)) {
            values.putAll(wanted);
        }
        if (values.entrySet().containsAll(wanted.entrySet())) {
            var field = scene.draw().any(List.copyOf(wanted.keySet()));
            values.put(field, scene.draw().anyBut(cast.get(field), List.of(wanted.get(field))));
        }
        return values;
    }

    private Map<Field, String> anyValues() {
        var values = new EnumMap<Field, String>(Field.class);
        cast.forEach((field, list) -> values.put(field, scene.draw().any(list)));
        return values;
    }

    private String newRef() {
        while (true) {
            var ref = scene.letterCode();
            if (refs.add(ref)) {
                return ref;
            }
        }
    }

    private String otherRef() {
        while (true) {
            var ref = scene.letterCode();
            if (!refs.contains(ref)) {
                return ref;
            }
        }
    }
}
