package dev.rlmworkbench.cli.ask;

import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.document.Document;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.Passage;
import dev.rlmworkbench.files.JsonStyle;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Answers for other programs, one JSON object for each question.
final class AskJson implements AskReport {

    private final PrintStream out;
    private final DocumentSet documents;
    private final JsonMapper mapper;

    /// @param lines one line for each question, so that several can be told apart
    AskJson(PrintStream out, DocumentSet documents, boolean lines) {
        this.out = out;
        this.documents = documents;
        this.mapper = lines ? JsonStyle.lines() : JsonStyle.indented();
    }

    @Override
    public void tell(List<AskedAnswer> answers, @Nullable Path trajectories) {
        var data = new LinkedHashMap<String, Object>();
        data.put("question", answers.getFirst().question());
        data.put("answers", answers.stream().map(AskJson::answer).toList());
        data.put(
                "documents",
                documents.documents().stream().map(AskJson::document).toList());
        data.put("chars", documents.text().length());
        data.put("left_out", documents.leftOut());
        data.put("trajectories", trajectories == null ? null : trajectories.toString());
        out.println(mapper.writeValueAsString(data));
        out.flush();
    }

    private static Map<String, Object> answer(AskedAnswer answered) {
        var answer = answered.answer();
        var evidence = answered.evidence();
        var data = new LinkedHashMap<String, Object>();
        data.put("method", answered.method());
        data.put("answer", answered.text().orElse(null));
        data.put("not_in_text", answered.saysNotInText());
        data.put("stop_reason", answer.stop().wireName());
        data.put("truncated", answer.truncated());
        data.put("error", answer.error());
        data.put("passages_kind", evidence.kind());
        data.put("passages", evidence.best().stream().map(AskJson::passage).toList());
        data.put("more_passages", evidence.rest());
        data.put("read_chars", evidence.readChars());
        data.put("seconds", answered.seconds());
        data.put("turns", answer.iterations());
        data.put("sub_calls", answer.subCalls());
        data.put("usage", Map.of("root", answer.root(), "sub", answer.sub()));
        data.put("fingerprint", answered.fingerprint());
        return data;
    }

    private static Map<String, Object> passage(Passage passage) {
        var place = passage.place();
        var data = new LinkedHashMap<String, Object>();
        data.put("file", place.file());
        data.put("unit", place.unit());
        data.put("first", place.first());
        data.put("last", place.last());
        data.put("start", passage.range().start());
        data.put("end", passage.range().end());
        data.put("excerpt", passage.excerpt());
        return data;
    }

    private static Map<String, Object> document(Document document) {
        var data = new LinkedHashMap<String, Object>();
        data.put("file", document.name());
        data.put("path", document.path().toString());
        data.put("chars", document.text().length());
        data.put(document.unit().word() + "s", document.units());
        return data;
    }
}
