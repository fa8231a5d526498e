/// Facts in reports in plain prose: the benchmark `long_doc_qa`.
@NullMarked
package dev.rlmworkbench.benchmark.prose;

import org.jspecify.annotations.NullMarked;
