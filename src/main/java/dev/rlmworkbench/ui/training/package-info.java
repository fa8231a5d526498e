/// The screen that leads from recorded runs to a trained model: data, configuration, training, evaluation.
@NullMarked
package dev.rlmworkbench.ui.training;

import org.jspecify.annotations.NullMarked;
