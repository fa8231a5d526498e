/// What surrounds the screens: navigation, commands, jobs, notices, errors, theme, remembered window.
@NullMarked
package dev.rlmworkbench.ui.shell;

import org.jspecify.annotations.NullMarked;
