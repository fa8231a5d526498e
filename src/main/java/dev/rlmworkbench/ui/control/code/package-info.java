/// Code and its output: as languages, in colours, and as panes that scroll.
@NullMarked
package dev.rlmworkbench.ui.control.code;

import org.jspecify.annotations.NullMarked;
