/// The user's own files as one text, with a place (file and line, page or paragraph) for every range of it.
@NullMarked
package dev.rlmworkbench.document;

import org.jspecify.annotations.NullMarked;
