/// Small controls that all screens share, in the product's style.
@NullMarked
package dev.rlmworkbench.ui.control;

import org.jspecify.annotations.NullMarked;
