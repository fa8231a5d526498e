package dev.rlmworkbench.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppDirectoriesTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void followsTheCustomOfEachSystem() {
        assertEquals(
                HOME.resolve(".cache/rlm-workbench"),
                AppDirectories.of(Map.of(), "Linux", HOME).cache());
        assertEquals(
                HOME.resolve("Library/Caches/rlm-workbench"),
                AppDirectories.of(Map.of(), "Mac OS X", HOME).cache());
        assertEquals(
                HOME.resolve("AppData/Local/rlm-workbench/cache"),
                AppDirectories.of(Map.of(), "Windows 11", HOME).cache());
    }

    @Test
    void theUsersOwnChoiceGoesFirst() {
        var xdg = AppDirectories.of(Map.of("XDG_CACHE_HOME", "/fast"), "Linux", HOME);
        assertEquals(Path.of("/fast/rlm-workbench"), xdg.cache());
        var own = AppDirectories.of(Map.of("RLM_WORKBENCH_HOME", "/all", "XDG_CACHE_HOME", "/fast"), "Linux", HOME);
        assertEquals(Path.of("/all/cache"), own.cache());
    }
}
