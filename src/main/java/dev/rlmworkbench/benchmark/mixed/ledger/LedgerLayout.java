package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Scene;

/// How a ledger is written down.
public sealed interface LedgerLayout permits Table, LedgerLayout.InSentences {

    String opening(Scene scene, Domain domain);

    /// What tells the entry: a line, a card, a sentence.
    String statement(Scene scene, Domain domain, Entry entry);

    /// The statement as it stands in the text.
    String block(Scene scene, String statement, double place);

    /// Each entry is one sentence in a text of this genre.
    record InSentences(Genre genre) implements LedgerLayout {
        @Override
        public String opening(Scene scene, Domain domain) {
            return genre.opening(scene);
        }

        @Override
        public String statement(Scene scene, Domain domain, Entry entry) {
            return domain.sentence(scene.draw(), entry);
        }

        @Override
        public String block(Scene scene, String statement, double place) {
            return genre.block(scene, statement, place);
        }
    }

    /// Any but the JSON ones.
    static LedgerLayout any(Draw draw) {
        return draw.chance(0.5)
                ? draw.any(Table.LOG, Table.COMMAS, Table.MARKDOWN, Table.CARDS)
                : new InSentences(Genre.any(draw));
    }
}
