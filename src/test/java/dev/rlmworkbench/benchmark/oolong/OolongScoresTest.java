package dev.rlmworkbench.benchmark.oolong;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.oolong.OolongAnswer.Type;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Worked out with the rules of OOLONG's src/eval/eval_helpers.py; the lines after the blank comment are where ours is
/// more forgiving, as docs/benchmarks.md says.
class OolongScoresTest {

    private static final Task TASK =
            new GeneratedTask(new Oolong(), 1_000, LengthUnit.TOKENS, null, "count_label", 1).make();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NUMERIC    | 12                | Answer: 12                                                | 1
            NUMERIC    | 12                | The count: let me see. Answer: **12**                     | 1
            NUMERIC    | 12                | Answer: [12]                                              | 1
            NUMERIC    | 12                | Answer: 13                                                | 0.75
            NUMERIC    | 12                | Answer: 9                                                 | 0.421875
            NUMERIC    | 12                | 12                                                        | 1
            NUMERIC    | 12                | I counted the lines, and I found 10                       | 0.5625
            NUMERIC    | 12                | Answer: about a dozen                                     | 0
            NUMERIC    | 12                | Answer: 99999999999999999999                              | 0
            NUMERIC    | 12                | Answer: 12 of them                                        | 0
            TEXT       | human being       | Label: human being                                        | 1
            TEXT       | human being       | Label: **Human Being**                                    | 1
            TEXT       | human being       | Label: entity                                             | 0
            TEXT       | 4711              | User: [4711]                                              | 1
            TEXT       | 4711              | User: 471                                                 | 0
            TEXT       | 4711              | The user with most lines is 4711                          | 1
            TEXT       | March 2023        | Answer: March 2023                                        | 1
            DATE       | 02/06/2023        | Date: 02/06/2023                                          | 1
            DATE       | 02/06/2023        | Date: Feb 06, 2023                                        | 1
            DATE       | 02/06/2023        | Date: 2023-02-06                                          | 1
            DATE       | 02/06/2023        | Date: 6 February 2023                                     | 1
            DATE       | 02/06/2023        | Date: 06/02/2023                                          | 0
            DATE       | 02/06/2023        | Date: 02/31/2023                                          | 0
            COMPARISON | more common than  | Answer: entity is more common than location               | 1
            COMPARISON | more common than  | Answer: entity is less common than location               | 0
            COMPARISON | same frequency as | Answer: entity is same frequency as location              | 1
            COMPARISON | more common       | Answer: entity is more common before Feb 06, 2023         | 1
            COMPARISON | less common       | Not more common: Answer: entity is less common before May | 1
            NUMERIC    | 12                | Answer: 12.                                               | 1
            NUMERIC    | 4102              | Answer: 4,102                                             | 1
            TEXT       | human being       | human being.                                              | 1
            TEXT       | description and abstract concept | description and abstract concept           | 1
            COMPARISON | more common than  | entity is more common than location                       | 1
            """)
    void answersScoreAsPublished(Type type, String right, String prediction, double score) {
        assertEquals(score, new OolongAnswer(type, right).score(prediction, TASK), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (1, 2)\\n(3, 4)                 | 1
            (2,1) and (4 , 3)              | 1
            [(1, 2), (3, 4), (1, 2)]       | 1
            (1, 2)                         | 0.6666666666666666
            (1, 2) (1, 3) (1, 4)           | 0.4
            (1, 2) (3, 4) (5, 6) (7, 8)    | 0.6666666666666666
            1, 2                           | 0
            (99999999999999999999, 2)      | 0
            none                           | 0
            """)
    void pairsScoreTheHarmonicMeanOfPrecisionAndRecall(String prediction, double score) {
        var rule = new PairsMatch(Set.of(new UserPair(1, 2), new UserPair(4, 3)));

        assertEquals(score, rule.score(prediction.replace("\\n", "\n"), TASK), 1e-12);
    }
}
