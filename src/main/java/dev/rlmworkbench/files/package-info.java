/// Files that survive a crash: JSON lines, whole files replaced at once, hashes. And the smallest things that the
/// system tells: a file of the kernel, the output of a helper program.
@NullMarked
package dev.rlmworkbench.files;

import org.jspecify.annotations.NullMarked;
