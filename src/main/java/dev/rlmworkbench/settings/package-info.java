/// Where files live and what the user chose.
@NullMarked
package dev.rlmworkbench.settings;

import org.jspecify.annotations.NullMarked;
