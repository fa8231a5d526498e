package dev.rlmworkbench.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterCountTest {

    @ParameterizedTest
    @CsvSource({
        "qwen2.5-coder:1.5b,1500000000",
        "Qwen/Qwen2.5-Coder-1.5B-Instruct,1500000000",
        "smollm2-135m,135000000",
        "134.52M,134520000",
        "llama3.1:8b-instruct-q4_K_M,8000000000",
        "gpt-4o-mini,0",
        "phi3:mini-128k,0",
        "qwen3:latest,0"
    })
    void readFromTheName(String name, long count) {
        assertEquals(count, ParameterCount.in(name));
    }
}
