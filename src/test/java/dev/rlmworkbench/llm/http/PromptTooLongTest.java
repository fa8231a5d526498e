package dev.rlmworkbench.llm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rlmworkbench.llm.PermanentLlmException.PromptLimit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// The words in which servers refuse a prompt that does not fit. Each is named by the file of the server's sources, or
/// where these are closed by the issue or the client's test that quotes it.
class PromptTooLongTest {

    /// @param tokens of the prompt, 0 where not told
    /// @param window 0 where not told
    record Refusal(String source, String words, long tokens, long window) {
        @Override
        public String toString() {
            return source;
        }
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal(
                        "vllm/renderers/params.py, _token_len_check",
                        "You passed 130049 input tokens and requested 1024 output tokens. However, the model's context"
                                + " length is only 131072 tokens, resulting in a maximum input length of 130048 tokens."
                                + " Please reduce the length of the input prompt. (parameter=input_tokens, value=130049)",
                        130_049,
                        131_072),
                new Refusal(
                        "vllm/renderers/params.py, _text_len_check",
                        "You passed 9000000 input characters and requested 512 output tokens. However, the model's"
                                + " context length is only 8192 tokens, resulting in a maximum input length of 7680 tokens"
                                + " (at most 983040 characters). Please reduce the length of the input prompt.",
                        0,
                        8192),
                new Refusal(
                        "vllm/entrypoints/openai/serving_engine.py, oldest",
                        "This model's maximum context length is 2048 tokens. However, you requested 3100 tokens in the"
                                + " messages, Please reduce the length of the messages.",
                        3100,
                        2048),
                new Refusal(
                        "vllm/entrypoints/openai/serving_engine.py, older",
                        "This model's maximum context length is 4096 tokens. However, you requested 5512 tokens (5000 in"
                                + " the messages, 512 in the completion). Please reduce the length of the messages or"
                                + " completion.",
                        5000,
                        4096),
                new Refusal(
                        "vllm/entrypoints/openai/serving_engine.py, max_tokens",
                        "'max_tokens' or 'max_completion_tokens' is too large: 32000. This model's maximum context length"
                                + " is 32768 tokens and your request has 1200 input tokens (32000 > 32768 - 1200).",
                        1200,
                        32_768),
                new Refusal(
                        "vllm/entrypoints/openai/serving_engine.py, at least",
                        "This model's maximum context length is 51200 tokens. However, you requested 12054 output tokens"
                                + " and your prompt contains at least 39947 input tokens, for a total of at least 52001"
                                + " tokens. Please reduce the length of the input prompt or the number of requested output"
                                + " tokens.",
                        39_947,
                        51_200),
                new Refusal(
                        "vllm/v1/engine/processor.py",
                        "The decoder prompt (length 12324) is longer than the maximum model length of 8192. Make sure that"
                                + " `max_model_len` is no smaller than the number of text tokens.",
                        12_324,
                        8192),
                new Refusal(
                        "sglang/srt/managers/tokenizer_manager.py, _validate_one_request",
                        "The input (150000 tokens) is longer than the model's context length (131072 tokens).",
                        150_000,
                        131_072),
                new Refusal(
                        "sglang/srt/managers/tokenizer_manager.py, the room for the answer",
                        "Requested token count exceeds the model's maximum context length of 64000 tokens. You requested a"
                                + " total of 71897 tokens: 7897 tokens from the input messages and 64000 tokens for the"
                                + " completion. Please reduce the number of tokens in the input messages or the completion"
                                + " to fit within the limit.",
                        7897,
                        64_000),
                new Refusal(
                        "sglang/srt/managers/utils.py, validate_input_length",
                        "Input length (9000 tokens) exceeds the maximum allowed length (8187 tokens). Use a shorter input"
                                + " or enable --allow-auto-truncate.",
                        9000,
                        8187),
                new Refusal(
                        "llama.cpp tools/server/server-context.cpp",
                        "request (70494 tokens) exceeds the available context size (67584 tokens), try increasing it",
                        70_494,
                        67_584),
                new Refusal(
                        "llama.cpp tools/server/server.cpp, older",
                        "the request exceeds the available context size, try increasing it",
                        0,
                        0),
                new Refusal(
                        "llama.cpp tools/server/server.cpp, oldest",
                        "the request exceeds the available context size. try increasing the context size or enable context"
                                + " shift",
                        0,
                        0),
                new Refusal(
                        "llama_cpp/server/errors.py",
                        "This model's maximum context length is 1024 tokens. However, you requested 9422 tokens (9422 in"
                                + " the messages, None in the completion). Please reduce the length of the messages or"
                                + " completion.",
                        9422,
                        1024),
                new Refusal("llama_cpp/llama.py", "Requested tokens (9422) exceed context window of 1024", 9422, 1024),
                new Refusal(
                        "lmstudio-bug-tracker issue 546",
                        "Trying to keep the first 111490 tokens when context the overflows. However, the model is loaded"
                                + " with context length of only 32768 tokens, which is not enough. Try to load the model"
                                + " with a larger context length, or provide a shorter input. Error Data: n/a",
                        111_490,
                        32_768),
                new Refusal(
                        "lmstudio-bug-tracker issue 2256",
                        "The number of tokens to keep from the initial prompt is greater than the context length (n_keep:"
                                + " 9001>= n_ctx: 8192). Try to load the model with a larger context length, or provide a"
                                + " shorter input",
                        9001,
                        8192),
                new Refusal("lmstudio-bug-tracker issue 2339, MLX", "Context size has been exceeded.", 0, 0),
                new Refusal("lmstudio examples issue 29", "Input length 6491 exceeds context length 1500", 6491, 1500),
                new Refusal(
                        "ollama runner/ollamarunner/runner.go", "the input length exceeds the context length", 0, 0),
                new Refusal("ollama server/routes.go", "input exceeds maximum context length", 0, 0),
                new Refusal(
                        "ollama cloud, quoted by openclaw",
                        "prompt too long; exceeded max context length by 100918 tokens",
                        0,
                        0),
                new Refusal(
                        "text-generation-inference router/src/validation.rs, MaxTotalTokens",
                        "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs`"
                                + " tokens and 512 `max_new_tokens`",
                        4000,
                        4096),
                new Refusal(
                        "text-generation-inference router/src/validation.rs, InputLength",
                        "Input validation error: `inputs` must have less than 1024 tokens. Given: 2000",
                        2000,
                        1024),
                new Refusal(
                        "OpenAI and Azure OpenAI, chat",
                        "This model's maximum context length is 4097 tokens. However, your messages resulted in 5,120"
                                + " tokens. Please reduce the length of the messages.",
                        5120,
                        4097),
                new Refusal(
                        "OpenAI, responses",
                        "Your input exceeds the context window of this model. Please adjust your input and try again.",
                        0,
                        0),
                new Refusal(
                        "OpenAI and Azure OpenAI, GPT-5",
                        "Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 509178"
                                + " tokens. Please reduce the length of the messages.",
                        509_178,
                        272_000),
                new Refusal(
                        "OpenAI, string_above_max_length",
                        "Invalid 'messages[1].content': string too long. Expected a string with maximum length 1048576,"
                                + " but got a string with length 1200000 instead.",
                        0,
                        0),
                new Refusal(
                        "litellm/litellm_core_utils/exception_mapping_utils.py",
                        "litellm.BadRequestError: OpenAIException - {\"error\":{\"message\":\"You passed 98305 input tokens"
                                + " and requested 32768 output tokens. However, the model's context length is only 131072"
                                + " tokens, resulting in a maximum input length of 98304 tokens. Please reduce the length"
                                + " of the input prompt.\"}}. Received Model Group=nemotron",
                        98_305,
                        131_072),
                new Refusal(
                        "litellm/exceptions.py",
                        "litellm.ContextWindowExceededError: litellm.BadRequestError: AnthropicException - prompt is too"
                                + " long: 213462 tokens > 200000 maximum",
                        213_462,
                        200_000),
                new Refusal("Anthropic", "prompt is too long: 213462 tokens > 200000 maximum", 213_462, 200_000),
                new Refusal(
                        "Anthropic, the room for the answer",
                        "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length"
                                + " or `max_tokens` and try again",
                        190_000,
                        200_000),
                new Refusal(
                        "Mistral",
                        "Prompt contains 40960 tokens and 0 draft tokens, too large for model with 32768 maximum context"
                                + " length",
                        40_960,
                        32_768),
                new Refusal(
                        "OpenRouter",
                        "This endpoint's maximum context length is 131072 tokens. However, you requested about 140000"
                                + " tokens (138000 of text input, 2000 in the output). Please reduce the length of either"
                                + " one, or use the \"middle-out\" transform to compress your prompt automatically.",
                        138_000,
                        131_072),
                new Refusal(
                        "Gemini",
                        "The input token count (1196265) exceeds the maximum number of tokens allowed (1048575).",
                        1_196_265,
                        1_048_575),
                new Refusal(
                        "xAI",
                        "This model's maximum prompt length is 131072 but the request contains 537812 tokens.",
                        537_812,
                        131_072),
                new Refusal("Groq", "Please reduce the length of the messages or completion.", 0, 0),
                new Refusal(
                        "Groq, request of more than a minute allows",
                        "Request too large for model `llama-3.1-8b-instant` in organization `org_1` service tier"
                                + " `on_demand` on tokens per minute (TPM): Limit 6000, Requested 9000, please reduce your"
                                + " message size and try again.",
                        9000,
                        6000),
                new Refusal(
                        "Cerebras",
                        "Please reduce the length of the messages or completion. Current length is 10000 while limit is"
                                + " 8192",
                        10_000,
                        8192),
                new Refusal(
                        "Cohere",
                        "too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 4292",
                        4292,
                        4081),
                new Refusal("Bedrock", "Input is too long for requested model.", 0, 0),
                new Refusal(
                        "Fireworks",
                        "The prompt is too long: 140000, model maximum context length: 131071",
                        140_000,
                        131_071),
                new Refusal("DashScope", "Range of input length should be [1, 30720]", 0, 30_720),
                new Refusal(
                        "Moonshot",
                        "Your request exceeded model token limit: 262144 (requested: 300000)",
                        300_000,
                        262_144),
                new Refusal("MiniMax", "invalid params, context window exceeds limit (2013)", 0, 0),
                new Refusal("Z.ai", "Prompt exceeds max length", 0, 0),
                new Refusal(
                        "GitHub Copilot", "prompt token count of 200000 exceeds the limit of 128000", 200_000, 128_000),
                new Refusal(
                        "Poolside",
                        "Input length 131393 exceeds the maximum allowed input length of 131040 tokens.",
                        131_393,
                        131_040),
                new Refusal(
                        "DS4", "Prompt has 2000 tokens, but the configured context size is 1000 tokens", 2000, 1000),
                new Refusal(
                        "Workers AI",
                        "The estimated number of input and maximum output tokens (9000) exceeded this model context window"
                                + " limit (7968).",
                        0,
                        7968),
                new Refusal(
                        "mlc-llm cpp/serve/engine.cc",
                        "Request prompt has 9000 tokens in total, larger than the model input length limit 4096.",
                        9000,
                        4096),
                new Refusal("tabbyAPI, exllamav2", "Prompt length 9000 is greater than max_seq_len 4096", 9000, 4096),
                new Refusal("OpenAI-compatible gateway in China", "请求失败：上下文超限，请缩短历史消息", 0, 0));
    }

    private static PromptTooLong read(String message) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.putObject("error").put("message", message).put("code", 400);
        return PromptTooLong.in(document, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isKnownAndItsNumbersAreRead(Refusal refusal) {
        var read = read(refusal.words());
        assertNotNull(read, refusal.words());
        assertEquals(new PromptLimit(refusal.tokens(), refusal.window()), read.limit(), refusal.words());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rate limit reached for gpt-4 on tokens per min (TPM): Limit 10000, Used 9000, Requested 2000. Please try"
                        + " again in 6s.",
                "ThrottlingException: Too many tokens, please wait before trying again.",
                "max_tokens is too large: 100000. This model supports at most 64000 completion tokens.",
                "max_tokens=140000 cannot be greater than max_model_len=max_total_tokens=131072. Please request fewer"
                        + " output tokens.",
                "The context is large, but acceptable.",
                "You exceeded your current quota, please check your plan and billing details.",
                "Incorrect API key provided",
                "temperature must be between 0 and 2",
                "",
            })
    void whatIsAboutSomethingElseIsNotTakenForIt(String words) {
        assertNull(read(words), words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"context_length_exceeded", "exceed_context_size_error", "model_context_window_exceeded"})
    void codeOrTypeAloneTellsIt(String code) {
        for (var field : new String[] {"code", "type"}) {
            var document = Json.MAPPER.createObjectNode();
            document.putObject("error").put("message", "no").put(field, code);
            assertNotNull(PromptTooLong.in(document, "no"), field);
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void longTextIsSearchedInNoTime(Refusal refusal) {
        var words = "prompt input request context 12 ".repeat(600) + refusal.words();
        assertNotNull(read(words));
    }
}
