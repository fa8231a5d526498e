/// Fields with their labels, their sections and one sentence for what cannot be.
@NullMarked
package dev.rlmworkbench.ui.control.form;

import org.jspecify.annotations.NullMarked;
