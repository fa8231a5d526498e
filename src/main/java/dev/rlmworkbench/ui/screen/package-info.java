/// What a screen is made of and gets from the window: its place in the navigation, commands, dialogs.
@NullMarked
package dev.rlmworkbench.ui.screen;

import org.jspecify.annotations.NullMarked;
