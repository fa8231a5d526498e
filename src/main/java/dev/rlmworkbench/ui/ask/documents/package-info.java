/// The documents that are asked about: reading them, and showing a piece around a passage.
@NullMarked
package dev.rlmworkbench.ui.ask.documents;

import org.jspecify.annotations.NullMarked;
