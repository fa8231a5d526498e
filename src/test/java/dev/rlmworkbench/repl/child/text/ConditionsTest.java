package dev.rlmworkbench.repl.child.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What a question says about the records that it asks for, and which records that singles out.
class ConditionsTest {

    @Test
    void namesOfTheQuestionSingleOutRecords() {
        var chosen = choose(
                "How many crates did Bo Krag send?",
                List.of("crates"),
                "Ada Lie sent 3 crates.",
                "Bo Krag sent 4 crates.");

        assertEquals(List.of("Bo Krag sent 4 crates."), chosen.items());
        assertEquals("1 of 2 lines also has Bo Krag, as the question asks", chosen.count("line", ""));
    }

    @Test
    void valuesThatStandInTheQuestionSingleOutRowsOfATable() {
        var chosen = choose(
                "Which guests had full board in the tower room?",
                List.of("tower room"),
                "| 1 | Lie | tower room | half board |",
                "| 2 | Aas | tower room | full board |",
                "| 3 | Dal | tower room | full board |");

        assertEquals(
                "2 of 3 records with tower room also have full board, as the question asks",
                chosen.count("record", " with tower room"));
    }

    @Test
    void wordsOfTheCallAreNoNewConditions() {
        var chosen = choose("How many trips on a night shift?", List.of("night"), "a;night", "b;night");

        assertEquals(2, chosen.items().size());
        assertEquals("2 lines", chosen.count("line", ""));
    }

    @Test
    void namesThatAreComparedAreConditionsOfTheirOwnRecords() {
        var chosen = choose(
                "Which has more beds, Fox Hut or Owl Hut?",
                List.of("beds"),
                "Fox Hut has 3 beds.",
                "Elk Hut has 9 beds.",
                "Owl Hut has 5 beds.");

        assertEquals(List.of("Fox Hut has 3 beds.", "Owl Hut has 5 beds."), chosen.items());
        assertEquals("Fox Hut or Owl Hut", chosen.asked());
    }

    @Test
    void aClauseOfASentenceIsNoValue() {
        var chosen = choose(
                "Loans in the condition worn?",
                List.of(),
                "Lent for 3 days, condition worn.",
                "Lent for 4 days, and now worn.");

        assertEquals(2, chosen.items().size());
    }

    @Test
    void aNumberCountsAsAWordOfItsOwn() {
        var chosen = choose(
                "How often did pump 2 stall?", List.of("stalled"), "pump=2 state=stalled", "pump=21 state=stalled");

        assertEquals(List.of("pump=2 state=stalled"), chosen.items());
    }

    private static Conditions.Chosen<String> choose(String question, List<String> given, String... records) {
        return new Conditions(question).choose(List.of(records), List.of(records), given);
    }
}
