package dev.rlmworkbench.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One task answered by one method, as a line of a run's result file holds it. [ResultCodec] reads and writes the line.
///
/// @param size   of the text that was asked about
/// @param method such as `vanilla`, `retrieve`, `map_reduce`, `rlm_no_subcalls`, `rlm`
/// @param extra  keys of the line that this version does not know, kept when it is written again
public record ResultRecord(
        TaskKey task,
        ContextSize size,
        String method,
        MethodSetup setup,
        Outcome outcome,
        Cost cost,
        Provenance provenance,
        Map<String, JsonNode> extra) {

    public ResultRecord {
        extra = extra.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    public String fingerprint() {
        return provenance.fingerprint();
    }
}
