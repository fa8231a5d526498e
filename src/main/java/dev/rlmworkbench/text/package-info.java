/// Find, count and compare in one text: the functions that code of either language, the retrieval baseline and Ask
/// share.
@NullMarked
package dev.rlmworkbench.text;

import org.jspecify.annotations.NullMarked;
