/// Run a session over child processes: start them, keep some warm, talk to them by frames, replace a lost one.
@NullMarked
package dev.rlmworkbench.repl.session;

import org.jspecify.annotations.NullMarked;
