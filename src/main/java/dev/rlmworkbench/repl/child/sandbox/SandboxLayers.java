package dev.rlmworkbench.repl.child.sandbox;

import java.util.ArrayList;
import java.util.List;

/// Which layers of containment a process has.
///
/// @param active  names with detail, such as `landlock abi 7`
/// @param missing one sentence each: the layer and why it is not there
public record SandboxLayers(List<String> active, List<String> missing) {

    public static final SandboxLayers NONE = new SandboxLayers(List.of(), List.of());

    private static final String SEPARATOR = "|";
    private static final char ACTIVE = '+';
    private static final char MISSING = '-';

    public SandboxLayers {
        active = List.copyOf(active);
        missing = List.copyOf(missing);
    }

    static SandboxLayers on(String layer) {
        return new SandboxLayers(List.of(layer), List.of());
    }

    static SandboxLayers off(String layer, String reason) {
        return new SandboxLayers(List.of(), List.of(layer + ": " + reason));
    }

    /// These layers and then the others.
    public SandboxLayers plus(SandboxLayers others) {
        return new SandboxLayers(joined(active, others.active), joined(missing, others.missing));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /// One line that [#decode] reads back, made to be passed as a program argument.
    public String encode() {
        var entries = new ArrayList<String>();
        active.forEach(layer -> entries.add(ACTIVE + inOneLine(layer)));
        missing.forEach(layer -> entries.add(MISSING + inOneLine(layer)));
        return String.join(SEPARATOR, entries);
    }

    private static String inOneLine(String text) {
        return text.replace(SEPARATOR, "/").replaceAll("\\R", " ");
    }

    /// Reads what [#encode] wrote; entries of another form are left out.
    public static SandboxLayers decode(String line) {
        var active = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var entry : line.split("\\" + SEPARATOR)) {
            if (entry.length() < 2) {
                continue;
            }
            switch (entry.charAt(0)) {
                case ACTIVE -> active.add(entry.substring(1));
                case MISSING -> missing.add(entry.substring(1));
                default -> {}
            }
        }
        return new SandboxLayers(active, missing);
    }
}
