/// What happened while a model was trained, as `metrics.jsonl` holds it: the truth for every chart.
@NullMarked
package dev.rlmworkbench.result.training;

import org.jspecify.annotations.NullMarked;
