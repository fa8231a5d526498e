package dev.rlmworkbench.document;

import java.util.ArrayList;
import java.util.List;

/// What of the named files and folders is not in the text.
///
/// @param unreadable files that should have been in it, with the reason in a sentence each
/// @param binary     files without text (pictures, programs), counted only
/// @param empty      files without any content
/// @param links      symbolic links inside a folder, which are not followed
/// @param folders    names of folders that were passed over because they hold what a build or a package manager
///                   made, or runs
/// @param notes      what is missing of files that were read, a sentence each
public record LeftOut(
        List<String> unreadable, int binary, int empty, int links, List<String> folders, List<String> notes) {

    private static final int NAMED = 3;

    public LeftOut {
        unreadable = List.copyOf(unreadable);
        folders = List.copyOf(folders);
        notes = List.copyOf(notes);
    }

    static LeftOut joined(List<LeftOut> parts) {
        return new LeftOut(
                parts.stream().flatMap(part -> part.unreadable.stream()).toList(),
                parts.stream().mapToInt(LeftOut::binary).sum(),
                parts.stream().mapToInt(LeftOut::empty).sum(),
                parts.stream().mapToInt(LeftOut::links).sum(),
                parts.stream().flatMap(part -> part.folders.stream()).toList(),
                parts.stream().flatMap(part -> part.notes.stream()).toList());
    }

    /// What the user should know before trusting an answer: how many files could not be read, the first of them, and
    /// what is missing of the others.
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (!unreadable.isEmpty()) {
            warnings.add(
                    unreadable.size() == 1
                            ? "1 file could not be read:"
                            : "%,d files could not be read:".formatted(unreadable.size()));
            unreadable.stream().limit(NAMED).forEach(reason -> warnings.add("  " + reason));
            if (unreadable.size() > NAMED) {
                warnings.add("  and %,d more".formatted(unreadable.size() - NAMED));
            }
        }
        warnings.addAll(notes);
        return List.copyOf(warnings);
    }
}
