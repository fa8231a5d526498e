package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.Funnel;
import dev.rlmworkbench.training.data.Repair;
import dev.rlmworkbench.training.data.SampleEntry;
import dev.rlmworkbench.training.data.SftReport;
import dev.rlmworkbench.ui.control.VisibleText;
import java.util.stream.Collectors;

/// One line of the list beside the details of a data set.
sealed interface BrowsedItem {

    /// Which of them are listed.
    enum Kind {
        SAMPLES("Samples"),
        REFUSED("Kept out"),
        TOO_LONG("Too long"),
        MENDED("Mended");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// The trajectory file's name.
    String file();

    String fingerprint();

    String title();

    String caption();

    /// @param number from 1 among all of them
    record Sampled(int number, SampleEntry entry) implements BrowsedItem {
        @Override
        public String file() {
            return entry.origin().file();
        }

        @Override
        public String fingerprint() {
            return entry.origin().fingerprint();
        }

        @Override
        public String title() {
            return "%,d  %s".formatted(number, entry.origin().part());
        }

        @Override
        public String caption() {
            return "%,d of %,d tokens learned, %s%s"
                    .formatted(entry.supervised(), entry.tokens(), turns(), entry.validation() ? ", validation" : "");
        }

        String turns() {
            return entry.origin().role().equals("sub")
                    ? "sub-call"
                    : (entry.turns().size() == 1 ? "turn " : "turns ")
                            + entry.turns().stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
    }

    record KeptOut(Funnel.Refusal refusal) implements BrowsedItem {
        @Override
        public String file() {
            return refusal.file();
        }

        @Override
        public String fingerprint() {
            return refusal.fingerprint();
        }

        @Override
        public String title() {
            return refusal.turn() == 0
                    ? refusal.fingerprint()
                    : "%s turn %,d".formatted(refusal.fingerprint(), refusal.turn());
        }

        @Override
        public String caption() {
            return VisibleText.oneLine(refusal.reason(), 120);
        }
    }

    record Overlong(SftReport.TooLong turn) implements BrowsedItem {
        @Override
        public String file() {
            return turn.file();
        }

        @Override
        public String fingerprint() {
            return turn.fingerprint();
        }

        @Override
        public String title() {
            return "%s turn %,d".formatted(turn.fingerprint(), turn.turn());
        }

        @Override
        public String caption() {
            return "%,d tokens; a cut would lose %,d of %,d learned ones"
                    .formatted(turn.tokens(), turn.lost(), turn.supervised());
        }
    }

    record Mended(Repair repair) implements BrowsedItem {
        @Override
        public String file() {
            return repair.file();
        }

        @Override
        public String fingerprint() {
            return repair.fingerprint();
        }

        @Override
        public String title() {
            return "%s turn %,d".formatted(repair.fingerprint(), repair.turn());
        }

        @Override
        public String caption() {
            return repair.rule();
        }
    }
}
