package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.java.compiler.SnippetFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the blocks of a session have declared so far. Each thing lives as a static member of the class of the block
/// that declared it last, its home; a later block reaches it by an import.
final class Declarations {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");

    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, String> imports = new LinkedHashMap<>();

    /// @param type as it can be written in a later block
    record Variable(String name, String type, String home) {}

    /// A method or a type.
    ///
    /// @param key  `name(parameter types)` of a method, the name of a type
    /// @param code ready to stand in a class body
    record Member(Kind kind, String key, String name, String code, Set<String> uses, String home) {
        enum Kind {
            METHOD,
            TYPE
        }

        Member at(String otherHome) {
            return new Member(kind, key, name, code, uses, otherHome);
        }
    }

    static Set<String> identifiers(String masked) {
        var found = new LinkedHashSet<String>();
        var matcher = IDENTIFIER.matcher(masked);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Nullable
    Variable variable(String name) {
        return variables.get(name);
    }

    Collection<Variable> variables() {
        return variables.values();
    }

    @Nullable
    Member member(String key) {
        return members.get(key);
    }

    void put(Variable variable) {
        variables.put(variable.name(), variable);
    }

    void put(Member member) {
        members.put(member.key(), member);
    }

    /// A type of the same simple name gives way to the import.
    void putImport(String line) {
        var name = line.substring(line.lastIndexOf('.') + 1).replace(";", "").strip();
        imports.remove(name);
        imports.put(name.equals("*") ? line : name, line);
    }

    Collection<String> imports() {
        return imports.values();
    }

    /// Methods that have to be compiled again when these names mean something new: those that use one of them, and
    /// overloads of a redefined method, because methods of one name must stand in one class.
    ///
    /// @param fresh  names that the block declares
    /// @param except keys that the block declares itself
    List<Member> dependents(Set<String> fresh, Set<String> except) {
        var names = new LinkedHashSet<>(fresh);
        var found = new LinkedHashMap<String, Member>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var member : members.values()) {
                boolean concerned =
                        names.contains(member.name()) || member.uses().stream().anyMatch(names::contains);
                if (member.kind() == Member.Kind.METHOD
                        && concerned
                        && !except.contains(member.key())
                        && found.putIfAbsent(member.key(), member) == null) {
                    names.add(member.name());
                    grown = true;
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /// Import lines for those of the names that earlier blocks declared. What the block itself declares hides them.
    Set<String> importsFor(Set<String> used) {
        var lines = new LinkedHashSet<String>();
        for (var name : used) {
            var variable = variables.get(name);
            if (variable != null) {
                lines.add("import static " + SnippetFiles.PACKAGE + "." + variable.home() + "." + name + ";");
            }
        }
        for (var member : members.values()) {
            if (used.contains(member.name())) {
                var statically = member.kind() == Member.Kind.METHOD ? "static " : "";
                lines.add("import " + statically + SnippetFiles.PACKAGE + "." + member.home() + "." + member.name()
                        + ";");
            }
        }
        return lines;
    }
}
