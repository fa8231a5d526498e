package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The files of a Hugging Face folder beside the weights.
final class ModelFolder {

    private static final double NORM_EPSILON = 1e-5;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String CHAT_TEMPLATE =
            "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}"
                    + "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

    private ModelFolder() {}

    static void writeSmallFiles(Path folder, PocketShape shape, String tokenizer) throws IOException {
        var end = TokenizerTraining.SPECIAL.indexOf("<|im_end|>");
        var text = TokenizerTraining.SPECIAL.indexOf("<|endoftext|>");
        write(
                folder.resolve("tokenizer_config.json"),
                Map.of(
                        "tokenizer_class",
                        "PreTrainedTokenizerFast",
                        "model_max_length",
                        Teacher.WINDOW,
                        "clean_up_tokenization_spaces",
                        false,
                        "eos_token",
                        "<|im_end|>",
                        "pad_token",
                        "<|endoftext|>",
                        "chat_template",
                        CHAT_TEMPLATE));
        write(
                folder.resolve("generation_config.json"),
                Map.of("do_sample", false, "eos_token_id", List.of(end, text), "pad_token_id", text));
        var config = new LinkedHashMap<String, Object>();
        config.put("architectures", List.of("Qwen2ForCausalLM"));
        config.put("model_type", "qwen2");
        config.put("hidden_size", shape.hidden());
        config.put("num_hidden_layers", shape.layers());
        config.put("num_attention_heads", shape.heads());
        config.put("num_key_value_heads", shape.heads());
        config.put("head_dim", shape.headDim());
        config.put("intermediate_size", shape.mlp());
        config.put("vocab_size", shape.vocabulary());
        config.put("max_position_embeddings", Teacher.WINDOW);
        config.put("rope_theta", shape.ropeTheta());
        config.put("rms_norm_eps", NORM_EPSILON);
        config.put("hidden_act", "silu");
        config.put("attention_dropout", 0.0);
        config.put("initializer_range", 0.02);
        config.put("use_sliding_window", false);
        config.put("tie_word_embeddings", false);
        config.put("eos_token_id", end);
        config.put("torch_dtype", "float16");
        write(folder.resolve("config.json"), config);
        // last, as its presence says that all are there
        AtomicFile.write(folder.resolve("tokenizer.json"), tokenizer);
    }

    private static void write(Path file, Map<String, ?> content) throws IOException {
        AtomicFile.write(file, MAPPER.writeValueAsString(content) + "\n");
    }
}
