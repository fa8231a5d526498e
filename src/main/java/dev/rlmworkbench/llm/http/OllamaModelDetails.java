package dev.rlmworkbench.llm.http;

import dev.rlmworkbench.llm.ParameterCount;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What Ollama knows about one of its models (`/api/show`).
///
/// @param window       tokens the model was made for, 0 when not told
/// @param parameters   number of weights, 0 when not told
/// @param quantization such as `Q4_K_M`, empty when not told
/// @param template     by which messages become a prompt
/// @param capabilities such as `completion`, `thinking`, `embedding`; empty on old servers
public record OllamaModelDetails(
        String name, int window, long parameters, String quantization, String template, Set<String> capabilities) {

    public OllamaModelDetails {
        capabilities = Set.copyOf(capabilities);
    }

    public static OllamaModelDetails of(String name, JsonNode show) {
        var details = show.path("details");
        var info = show.path("model_info");
        var architecture = Json.text(info, "general.architecture");
        long told = Json.count(info, "general.parameter_count");
        var capabilities = show.path("capabilities")
                .valueStream()
                .filter(JsonNode::isString)
                .map(c -> c.stringValue().toLowerCase(Locale.ROOT))
                .collect(java.util.stream.Collectors.toSet());
        return new OllamaModelDetails(
                name,
                Json.smallCount(info, architecture + ".context_length"),
                told > 0 ? told : ParameterCount.in(Json.text(details, "parameter_size")),
                Json.text(details, "quantization_level"),
                Json.text(show, "template"),
                capabilities);
    }

    /// Why answers of this model will be poor through no fault of its own, null when nothing is known to be wrong.
    public @Nullable String warning() {
        var bare = template.replaceAll("\\s", "");
        return bare.isEmpty() || bare.equals("{{.Prompt}}")
                ? "model '" + name
                        + "' has no chat template, so Ollama drops the system prompt and the roles of messages: "
                        + "use a model from Ollama's library or set TEMPLATE in a Modelfile"
                : null;
    }

    /// The template's text where an answer begins: without the instructions that close its branches and loops.
    public String promptEnd() {
        var end = template.stripTrailing();
        while (end.endsWith("}}") && end.contains("{{")) {
            end = end.substring(0, end.lastIndexOf("{{")).stripTrailing();
        }
        return end;
    }

    /// Whether it continues text; embedding models do not.
    public boolean chats() {
        return capabilities.isEmpty() || capabilities.contains("completion");
    }
}
