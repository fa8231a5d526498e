package dev.rlmworkbench.benchmark.mixed;

/// Makes puzzles of one kind.
interface PuzzleMaker {

    Puzzle make(Scene scene);

    static PuzzleMaker of(QuestionKind kind) {
        return switch (kind) {
            case LOOKUP -> new LookupPuzzle();
            case PROSE_FACT -> new ProseFactPuzzle();
            case COUNT -> new CountPuzzle();
            case TWO_HOP -> new TwoHopPuzzle();
            case LATEST -> new LatestPuzzle();
            case LARGEST -> new LargestPuzzle();
            case NOT_IN_TEXT -> new NotInTextPuzzle();
            case TABLE_ROWS -> new TableRowsPuzzle();
            case SUM -> new SumPuzzle();
            case LIST_ALL -> new ListAllPuzzle();
            case PARAPHRASE -> new ParaphrasePuzzle();
            case COMPARISON -> new ComparisonPuzzle();
            case SOURCE_CODE -> new SourceCodePuzzle();
            case WHO_SAID -> new WhoSaidPuzzle();
            case EVENT_ORDER -> new EventOrderPuzzle();
            case SEVERAL_DOCUMENTS -> new SeveralDocumentsPuzzle();
            case NEGATION -> new NegationPuzzle();
            case AVERAGE_OR_RANGE -> new AverageOrRangePuzzle();
            case JSON_RECORDS -> new JsonRecordsPuzzle();
            case LETTER_DETAIL -> new LetterDetailPuzzle();
            case HOW_MANY_DISTINCT -> new HowManyDistinctPuzzle();
            case TIME_BETWEEN -> new TimeBetweenPuzzle();
            case CHANGED_ITEM -> new ChangedItemPuzzle();
            case SETTING -> new SettingPuzzle();
            case FAILED_JOB -> new FailedJobPuzzle();
            case ORDER_TOTAL -> new OrderTotalPuzzle();
            case STANDINGS -> new StandingsPuzzle();
            case NEXT_DEPARTURE -> new NextDeparturePuzzle();
            case DEFINED_TERM -> new DefinedTermPuzzle();
        };
    }
}
