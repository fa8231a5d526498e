/// Models behind HTTP: Ollama and OpenAI-compatible servers.
@NullMarked
package dev.rlmworkbench.llm.http;

import org.jspecify.annotations.NullMarked;
