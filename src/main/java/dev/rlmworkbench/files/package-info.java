/// Files that survive a crash: JSON lines, whole files replaced at once, hashes.
@NullMarked
package dev.rlmworkbench.files;

import org.jspecify.annotations.NullMarked;
