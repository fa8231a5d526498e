/// Ask a question about the user's own files: answers with the passages they rest on.
@NullMarked
package dev.rlmworkbench.ask;

import org.jspecify.annotations.NullMarked;
