package dev.rlmworkbench.benchmark.mixed;

import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.mixed.ledger.AverageOrRangePuzzle;
import dev.rlmworkbench.benchmark.mixed.ledger.CountPuzzle;
import dev.rlmworkbench.benchmark.mixed.ledger.HowManyDistinctPuzzle;
import dev.rlmworkbench.benchmark.mixed.ledger.JsonRecordsPuzzle;
import dev.rlmworkbench.benchmark.mixed.ledger.ListAllPuzzle;
import dev.rlmworkbench.benchmark.mixed.ledger.SumPuzzle;
import dev.rlmworkbench.benchmark.mixed.ledger.TableRowsPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.ChangedItemPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.ComparisonPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.DefinedTermPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.EventOrderPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.FailedJobPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.LargestPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.LatestPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.LetterDetailPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.LookupPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.NegationPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.NextDeparturePuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.NotInTextPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.OrderTotalPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.ParaphrasePuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.ProseFactPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.SettingPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.SeveralDocumentsPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.SourceCodePuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.StandingsPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.TimeBetweenPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.TwoHopPuzzle;
import dev.rlmworkbench.benchmark.mixed.puzzle.WhoSaidPuzzle;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.Split;
import java.util.Locale;

/// What a question of [MixedQa] asks for.
public enum QuestionKind {
    /// The code or number of one name among look-alikes.
    LOOKUP(Split.TUNED, new LookupPuzzle()),
    /// A fact that is told once in prose.
    PROSE_FACT(Split.TUNED, new ProseFactPuzzle()),
    /// How many entries have a property.
    COUNT(Split.TUNED, new CountPuzzle()),
    /// The property of something that the question only describes.
    TWO_HOP(Split.TUNED, new TwoHopPuzzle()),
    /// What holds by the most recent of several dated statements.
    LATEST(Split.TUNED, new LatestPuzzle()),
    /// The largest or smallest of several values.
    LARGEST(Split.TUNED, new LargestPuzzle()),
    /// Something that the text does not tell, although it tells similar things.
    NOT_IN_TEXT(Split.TUNED, new NotInTextPuzzle()),
    /// A value in a row of a table, found by other columns.
    TABLE_ROWS(Split.TUNED, new TableRowsPuzzle()),
    /// The total of an amount over the entries with a property.
    SUM(Split.TUNED, new SumPuzzle()),
    /// All that have a property, by name.
    LIST_ALL(Split.TUNED, new ListAllPuzzle()),
    /// A fact asked for in words that the text does not use.
    PARAPHRASE(Split.HELD_OUT, new ParaphrasePuzzle()),
    /// Which of two has more, or the difference.
    COMPARISON(Split.HELD_OUT, new ComparisonPuzzle()),
    /// A detail of invented source code.
    SOURCE_CODE(Split.HELD_OUT, new SourceCodePuzzle()),
    /// Who said, proposed or opposed what.
    WHO_SAID(Split.HELD_OUT, new WhoSaidPuzzle()),
    /// What happened first, last, before or after something.
    EVENT_ORDER(Split.HELD_OUT, new EventOrderPuzzle()),
    /// A detail of one of several documents, or in which one it stands.
    SEVERAL_DOCUMENTS(Split.HELD_OUT, new SeveralDocumentsPuzzle()),
    /// The only one for which something does not hold.
    NEGATION(Split.HELD_OUT, new NegationPuzzle()),
    /// Mean of a few values, or the distance from the smallest to the largest.
    AVERAGE_OR_RANGE(Split.HELD_OUT, new AverageOrRangePuzzle()),
    /// A field of a JSON record, or how many records have a property.
    JSON_RECORDS(Split.HELD_OUT, new JsonRecordsPuzzle()),
    /// Sender, recipient, date or subject of the letter that speaks of something.
    LETTER_DETAIL(Split.HELD_OUT, new LetterDetailPuzzle()),
    /// How many different ones there are.
    HOW_MANY_DISTINCT(Split.HELD_OUT, new HowManyDistinctPuzzle()),
    /// The days or weeks from one dated event to another.
    TIME_BETWEEN(Split.UNSEEN, new TimeBetweenPuzzle()),
    /// What is new, gone or counted anew in the later of two inventories.
    CHANGED_ITEM(Split.UNSEEN, new ChangedItemPuzzle()),
    /// A value in nested configuration.
    SETTING(Split.UNSEEN, new SettingPuzzle()),
    /// Cause, machine or progress of a failed job in a log of many jobs.
    FAILED_JOB(Split.UNSEEN, new FailedJobPuzzle()),
    /// What an order costs by a price list.
    ORDER_TOTAL(Split.UNSEEN, new OrderTotalPuzzle()),
    /// Points or place in a tournament, by its results and its rule.
    STANDINGS(Split.UNSEEN, new StandingsPuzzle()),
    /// The next departure of a timetable, or the last one that is in time.
    NEXT_DEPARTURE(Split.UNSEEN, new NextDeparturePuzzle()),
    /// What an agreement lays down by a term that it defines elsewhere.
    DEFINED_TERM(Split.UNSEEN, new DefinedTermPuzzle());

    private final Split split;
    private final PuzzleMaker maker;

    QuestionKind(Split split, PuzzleMaker maker) {
        this.split = split;
        this.maker = maker;
    }

    Puzzle puzzle(Scene scene) {
        return maker.make(scene);
    }

    /// As the benchmark offers it.
    Kind asData() {
        return new Kind(wireName(), split.wireName(), split != Split.UNSEEN, this == NOT_IN_TEXT);
    }

    /// As in spec and result files, such as `two_hop`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param wireName of a kind that there is
    static QuestionKind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
