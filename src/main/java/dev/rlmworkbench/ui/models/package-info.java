/// Models: servers, what they have, a test, downloads.
@NullMarked
package dev.rlmworkbench.ui.models;

import org.jspecify.annotations.NullMarked;
