/// What the question says about a call: its names, the end of an order that it asks for, and the hints that come from
/// both. The functions themselves do not know it.
@NullMarked
package dev.rlmworkbench.text.question;

import org.jspecify.annotations.NullMarked;
