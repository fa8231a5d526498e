package dev.rlmworkbench.ui.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.llm.LlmException.Remedy;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.RetriableLlmException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureWordsTest {

    @Test
    void theUserIsSentToAScreenAndNotToAnOption() {
        assertEquals(
                "server A has no model 'm'; pull 'm' on the screen Models",
                FailureWords.of(new PermanentLlmException(
                        Reason.MODEL_NOT_FOUND, "server A has no model 'm'", new Remedy.Pull("m"), null)));
        assertEquals(
                "nobody answers; start a server, or name a server's address or a model folder in Settings",
                FailureWords.of(new RetriableLlmException("nobody answers", new Remedy.NameModel())));
        assertEquals(
                "/a is not a folder; choose another folder for experiments in Settings",
                FailureWords.of(new RunException(RunException.Reason.FOLDER_UNUSABLE, "/a is not a folder", null)));
        assertEquals(
                "the run 'r' is being written; wait for it or give this run another name",
                FailureWords.of(
                        new RunException(RunException.Reason.HELD_BY_ANOTHER, "the run 'r' is being written", null)));
    }

    @Test
    void othersSayWhatTheyAre() {
        assertEquals("there is no such file", FailureWords.of(new NoSuchFileException("/a/b")));
        assertEquals("disk full", FailureWords.of(new IOException("disk full")));
        assertEquals("IOException", FailureWords.of(new IOException()));
    }
}
