package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.References;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What an agreement lays down, in a text of many agreements. The clause uses a defined term; what it means in this
/// agreement is said elsewhere, and so is who the parties are.
public final class DefinedTermPuzzle implements PuzzleMaker {

    private enum Meaning {
        DAYS,
        CROWNS,
        PERSON,
        HOUSE,
        FIRM;

        boolean isNumber() {
            return this == DAYS || this == CROWNS;
        }
    }

    /// @param clause    that uses the term
    /// @param questions for what the clause lays down, without the term; `{a}` is the agreement
    private record Term(String name, Meaning meaning, String clause, List<String> questions) {}

    private static final List<Term> TERMS = List.of(
            new Term(
                    "Notice Period",
                    Meaning.DAYS,
                    "Whoever wants to end the agreement says so in writing, with the Notice Period.",
                    List.of(
                            "How many days ahead must one say that one wants to end {a}?",
                            "If I want to get out of {a}, how many days before must I say so?")),
            new Term(
                    "Grace Period",
                    Meaning.DAYS,
                    "A bill bears no interest during the Grace Period.",
                    List.of(
                            "For how many days does a bill bear no interest under {a}?",
                            "Under {a}, how many days can a bill stay unpaid without interest?")),
            new Term(
                    "Claims Period",
                    Meaning.DAYS,
                    "Damage to the goods is to be reported within the Claims Period.",
                    List.of(
                            "Within how many days is damage to the goods to be reported under {a}?",
                            "Some goods under {a} came damaged. How many days are there to report it?")),
            new Term(
                    "Deposit",
                    Meaning.CROWNS,
                    "The customer hands over the Deposit before the first delivery.",
                    List.of(
                            "How many crowns does the customer hand over before the first delivery under {a}?",
                            "Before anything is delivered under {a}, how many crowns must the customer put down?")),
            new Term(
                    "Late Charge",
                    Meaning.CROWNS,
                    "For each week of delay the supplier owes the Late Charge.",
                    List.of(
                            "How many crowns does each week of delay cost the supplier under {a}?",
                            "Under {a}, what does the supplier owe for one week of delay, in crowns?")),
            new Term(
                    "Ceiling",
                    Meaning.CROWNS,
                    "Neither party is liable beyond the Ceiling.",
                    List.of(
                            "Up to how many crowns is a party liable under {a}?",
                            "What is the most that a party can be liable for under {a}, in crowns?")),
            new Term(
                    "Agent",
                    Meaning.PERSON,
                    "Complaints go to the Agent and to nobody else.",
                    List.of("To whom do complaints go under {a}?", "Who receives the complaints under {a}?")),
            new Term(
                    "Umpire",
                    Meaning.PERSON,
                    "Quarrels that the parties cannot settle are decided by the Umpire.",
                    List.of(
                            "Who decides quarrels that the parties cannot settle under {a}?",
                            "The parties of {a} cannot settle a quarrel. Whose decision counts?")),
            new Term(
                    "Depot",
                    Meaning.HOUSE,
                    "Goods that nobody calls for are kept at the Depot.",
                    List.of(
                            "Where are goods kept that nobody calls for under {a}?",
                            "In which building do goods under {a} lie if nobody calls for them?")),
            new Term(
                    "Haulier",
                    Meaning.FIRM,
                    "All goods are brought by the Haulier.",
                    List.of("Which firm brings the goods under {a}?", "By whom are the goods brought under {a}?")));
    private static final List<String> DEFINITIONS = List.of(
            "In this agreement \"{term}\" means {v}.",
            "Wherever the word \"{term}\" stands, {v} is meant.",
            "The term \"{term}\" stands for {v}.",
            "\"{term}\": {v}.");
    private static final String PARTIES = "This agreement is made between {f} as supplier and {p} as customer.";

    private record Agreement(String reference, String supplier, String customer) {}

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var names = scene.names();
        var layout = draw.any(Layout.values());
        var references = new References(scene);
        var terms = draw.some(TERMS, 4);
        var asked = terms.getFirst();
        var agreement = new Agreement(references.fresh(), names.fresh(Holder.FIRM), names.fresh(Holder.PERSON));
        var writing = new Writing(scene, layout);
        var parties = writing.parties(agreement);
        var value = value(scene, asked);
        var definition = writing.definition(agreement, asked, value);
        var clause = writing.clause(agreement, asked);
        for (var term : terms.subList(1, terms.size())) {
            writing.definition(agreement, term, value(scene, term));
            writing.clause(agreement, term);
        }
        var rivals = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            var other = new Agreement(
                    references.fresh(),
                    i < 2 ? agreement.supplier() : names.fresh(Holder.FIRM),
                    i < 2 ? names.fresh(Holder.PERSON) : agreement.customer());
            rivals.add(value(scene, asked));
            writing.parties(other);
            writing.definition(other, asked, rivals.getLast());
            writing.clause(other, asked);
        }
        boolean byParties = draw.chance(0.5);
        var named = byParties
                ? "the agreement between " + agreement.supplier() + " and " + agreement.customer()
                : "agreement " + agreement.reference();
        var query = draw.any(asked.questions()).replace("{a}", named);
        var evidence =
                Stream.of(definition, clause, parties).limit(byParties ? 3 : 2).toList();
        return new Puzzle(
                "",
                writing.facts,
                _ -> other(scene, layout, references),
                asked.meaning().isNumber()
                        ? Asked.number(query, Long.parseLong(value.split(" ")[0]), evidence)
                        : Asked.oneOf(query, List.of(value), rivals, evidence));
    }

    /// The facts, each a line of its own anywhere in the text.
    private static final class Writing {

        private final Scene scene;
        private final Layout layout;
        private final List<Placed> facts = new ArrayList<>();

        Writing(Scene scene, Layout layout) {
            this.scene = scene;
            this.layout = layout;
        }

        String parties(Agreement agreement) {
            return write(layout.line(agreement, 1, partiesOf(agreement)));
        }

        String definition(Agreement agreement, Term term, String value) {
            return write(layout.line(agreement, 2, defined(scene.draw(), term, value)));
        }

        String clause(Agreement agreement, Term term) {
            return write(layout.line(agreement, section(scene.draw()), term.clause()));
        }

        private String write(String line) {
            facts.add(new Placed(scene.draw().place(), line + "\n"));
            return line;
        }
    }

    private static String other(Scene scene, Layout layout, References references) {
        var draw = scene.draw();
        var names = scene.names();
        var agreement = new Agreement(references.passing(), names.passing(Holder.FIRM), names.passing(Holder.PERSON));
        var term = draw.any(TERMS);
        return switch (draw.between(0, 3)) {
            case 0 -> layout.line(agreement, 1, partiesOf(agreement)) + "\n";
            case 1 -> layout.line(agreement, 2, defined(draw, term, value(scene, term))) + "\n";
            case 2 -> layout.line(agreement, section(draw), term.clause()) + "\n";
            default -> layout.line(agreement, section(draw), scene.chatter().sentence()) + "\n";
        };
    }

    private static String partiesOf(Agreement agreement) {
        return PARTIES.replace("{f}", agreement.supplier()).replace("{p}", agreement.customer());
    }

    private static String defined(Draw draw, Term term, String value) {
        return draw.any(DEFINITIONS).replace("{term}", term.name()).replace("{v}", value);
    }

    private static String value(Scene scene, Term term) {
        var draw = scene.draw();
        return switch (term.meaning()) {
            case DAYS -> draw.between(3, 180) + " days";
            case CROWNS -> draw.between(15, 4900) + " crowns";
            case PERSON -> scene.names().passing(Holder.PERSON);
            case HOUSE -> scene.names().passing(Holder.HOUSE);
            case FIRM -> scene.names().passing(Holder.FIRM);
        };
    }

    private static int section(Draw draw) {
        return draw.between(3, 40);
    }

    private enum Layout {
        HEADED,
        PARAGRAPHS,
        MARGIN;

        String line(Agreement agreement, int section, String sentence) {
            return switch (this) {
                case HEADED -> "Agreement " + agreement.reference() + ", section " + section + ": " + sentence;
                case PARAGRAPHS -> "\u00a7 " + section + " of " + agreement.reference() + ". " + sentence;
                case MARGIN -> "[" + agreement.reference() + "/" + section + "] " + sentence;
            };
        }
    }
}
