/// Words and numbers in texts of any language: where they begin and end, and their other spellings.
@NullMarked
package dev.rlmworkbench.document.words;

import org.jspecify.annotations.NullMarked;
