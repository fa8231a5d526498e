/// Read a model's reply: code blocks, final answers, and whether an answer rests on what was shown.
@NullMarked
package dev.rlmworkbench.inference.reply;

import org.jspecify.annotations.NullMarked;
