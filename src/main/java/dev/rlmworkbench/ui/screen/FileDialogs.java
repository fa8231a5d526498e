package dev.rlmworkbench.ui.screen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks for files and folders; tests answer in the user's place.
public interface FileDialogs {

    /// @return empty when the user changed their mind
    List<Path> chooseFiles(String title);

    Optional<Path> chooseFile(String title, String kind, List<String> patterns);

    Optional<Path> chooseFolder(String title);

    Optional<Path> saveAs(String title, String suggestedName);
}
