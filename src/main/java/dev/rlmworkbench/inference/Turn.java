package dev.rlmworkbench.inference;

import java.util.Optional;

/// What came of one root turn.
///
/// @param observation what the model is told next
/// @param answer      the accepted final answer and how it was given
/// @param failed      whether the turn's code failed, or there was none to run
/// @param fruitless   whether the reply held nothing but code that was run before or an answer that was refused: the
///                    observation is then the last output again, with a note
record Turn(String observation, Optional<Given> answer, boolean failed, boolean fruitless) {

    /// @param how `code`, `text` or `variable`
    record Given(String text, String how) {}
}
