package dev.rlmworkbench.benchmark.imported;

import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.document.LineEnds;
import org.jspecify.annotations.Nullable;

/// What one row of a data set asks.
///
/// @param id           as the data set names the row, null where it does not
/// @param kind         of question, null where there are none; parts are set apart by `/`
/// @param depthPercent where the asked fact lies, 0 to 100; null where the row does not tell
/// @param context      the text that is asked about; its lines end with line feeds, whatever the row has
/// @param answer       the right one, as results show it
/// @param rule         how a prediction is judged
record ImportedQuestion(
        @Nullable String id,
        @Nullable String kind,
        @Nullable Integer depthPercent,
        String context,
        String question,
        String answer,
        AnswerRule rule) {

    ImportedQuestion {
        context = LineEnds.asLineFeeds(context);
    }
}
