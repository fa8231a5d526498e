/// What the user is told: messages, failures, the log.
@NullMarked
package dev.rlmworkbench.ui.notice;

import org.jspecify.annotations.NullMarked;
