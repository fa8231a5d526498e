package dev.rlmworkbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What looks into texts and reads replies must work in any language, and the model is to answer, not a rule over
/// English words. So a list of words needs a reason that stands here.
class WordListsTest {

    /// So many words beside each other are a list.
    private static final int LIST = 5;

    private static final Path MAIN = Path.of("src/main");
    private static final Path JAVA = MAIN.resolve("java/dev/rlmworkbench");
    private static final Path PYTHON = MAIN.resolve("resources/repl/python");
    private static final List<String> PACKAGES = List.of("text", "repl", "ask", "inference");

    private static final String CODE = "words of programming languages and marks around code";
    private static final String OURS = "names of our own functions and fields";
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("ask.AskSession", OURS),
            Map.entry("ask.AskedAnswer", "how models say that the documents do not tell"),
            Map.entry("inference.AnswerResolver", "names that models give to the variable with their answer"),
            Map.entry("inference.MethodIdentity", OURS),
            Map.entry("inference.reply.CodeBlocks", CODE),
            Map.entry("inference.reply.KnownWords", "what guards know about answers, in several languages"),
            Map.entry("inference.reply.TaggedCode", CODE),
            Map.entry("repl.child.java.BlockMembers", CODE),
            Map.entry("repl.child.java.BlockVariables", CODE),
            Map.entry("repl.child.java.Hints", CODE),
            Map.entry("repl.child.java.LastValue", OURS),
            Map.entry("repl.child.java.PieceKinds", CODE),
            Map.entry("text.LineHeads", CODE),
            Map.entry("text.question.Guidance", OURS),
            Map.entry("text.question.QuestionEnd", "what guided reads out of the question"),
            Map.entry("workbench_child/functions.py", OURS),
            Map.entry("workbench_child/syscalls.py", "names of system calls"));

    private static final Pattern WORD = Pattern.compile("\\p{Ll}{2,}(?: \\p{Ll}{2,})?");
    /// Words between bars, perhaps with a bracket, a mark that a letter may be left out, or a look ahead behind them.
    private static final Pattern ALTERNATIVES = Pattern.compile("(?<![\\p{L}\\\\])\\p{Ll}{2,}[^|]{0,25}"
            + "(?:\\|(?:\\(\\??:?)?\\p{Ll}{2,}[^|]{0,25}){" + (LIST - 1) + ",}");
    private static final Pattern PYTHON_WORDS = Pattern.compile(
            "([\"'])\\p{Ll}{2,}\\1(?:\\s*[,:][^\"'\\n]{0,20}\\s*([\"'])\\p{Ll}{2,}\\2){" + (LIST - 1) + ",}");

    @Test
    void listsOfWordsHaveAReason() throws IOException {
        var found = new TreeMap<String, List<String>>();
        javaLists()
                .forEach(list -> found.computeIfAbsent(list.place(), _ -> new ArrayList<>())
                        .add(list.words()));
        pythonLists()
                .forEach(list -> found.computeIfAbsent(list.place(), _ -> new ArrayList<>())
                        .add(list.words()));
        var without = new TreeMap<>(found);
        without.keySet().removeAll(REASONS.keySet());
        assertEquals(Map.of(), without, "lists of words without a reason");
        assertEquals(Set.of(), minus(REASONS.keySet(), found.keySet()), "reasons for lists that are no longer there");
    }

    /// Else nothing would be found anywhere.
    @Test
    void listsAreFoundInAllForms() {
        var source = "class A { Set<String> a = Set.of(\"largest\", \"smallest\", \"longest\", \"most\", \"least\");"
                + " String b = \"(?:largest|smallest|\" + \"longest|most(?! of)|least)\";"
                + " String[] c = \"largest smallest longest most least\".split(\" \");"
                + " int d(String s) { return switch (s) { case \"largest\", \"smallest\", \"longest\", \"most\", \"least\" -> 1;"
                + " default -> 0; }; }"
                + " List<String> few = List.of(\"largest\", \"smallest\"); String sentence = \"the largest of all is the most\"; }";
        assertEquals(4, lists("A", source).size(), lists("A", source).toString());
        assertTrue(PYTHON_WORDS
                .matcher("ENDS = ('largest', 'smallest', 'longest', 'most', 'least')")
                .find());
        assertTrue(ALTERNATIVES
                .matcher("r'(?:largest|smallest|longest|most|least)'")
                .find());
    }

    /// @param place the class as `text.Search`, or the file of a child as `workbench_child/search.py`
    private record WordList(String place, String words) {}

    private static Stream<WordList> javaLists() throws IOException {
        var all = new ArrayList<WordList>();
        for (var name : PACKAGES) {
            for (var file : files(JAVA.resolve(name), ".java")) {
                var place = JAVA.relativize(file).toString().replace('\\', '/').replace('/', '.');
                all.addAll(lists(place.substring(0, place.length() - ".java".length()), Files.readString(file)));
            }
        }
        return all.stream();
    }

    private static Stream<WordList> pythonLists() throws IOException {
        var all = new ArrayList<WordList>();
        for (var file : files(PYTHON, ".py")) {
            var place = PYTHON.relativize(file).toString().replace('\\', '/');
            var code = Files.readString(file);
            Stream.of(PYTHON_WORDS, ALTERNATIVES)
                    .flatMap(form -> form.matcher(code).results())
                    .forEach(match -> all.add(new WordList(place, match.group())));
        }
        return all.stream();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static List<WordList> lists(String place, String source) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var file = new SourceText(source);
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, List.of(file));
        var found = new ArrayList<WordList>();
        try {
            for (var unit : task.parse()) {
                new Lists(place, found).scan(unit, null);
            }
        } catch (IOException e) {
            throw new IllegalStateException(place, e);
        }
        return found;
    }

    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /// Arguments of one call, labels of one case, alternatives of a pattern, and a text that is split into words.
    private static final class Lists extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String place;
        private final List<WordList> found;

        Lists(String place, List<WordList> found) {
            this.place = place;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
            add(call.getArguments());
            if (call.getMethodSelect() instanceof MemberSelectTree method
                    && method.getIdentifier().contentEquals("split")
                    && method.getExpression() instanceof LiteralTree literal) {
                addWords(Arrays.asList(text(literal).split("[\\s,;|]+")));
            }
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public @Nullable Void visitNewArray(NewArrayTree array, @Nullable Void none) {
            if (array.getInitializers() != null) {
                add(array.getInitializers());
            }
            return super.visitNewArray(array, none);
        }

        @Override
        public @Nullable Void visitCase(CaseTree part, @Nullable Void none) {
            add(part.getExpressions());
            return super.visitCase(part, none);
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree sum, @Nullable Void none) {
            if (sum.getKind() == Tree.Kind.PLUS && !text(sum).isEmpty()) {
                addAlternatives(text(sum));
                return null;
            }
            return super.visitBinary(sum, none);
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
            addAlternatives(text(literal));
            return null;
        }

        private void add(Collection<? extends ExpressionTree> values) {
            addWords(values.stream()
                    .filter(LiteralTree.class::isInstance)
                    .map(Lists::text)
                    .toList());
        }

        private void addWords(List<String> words) {
            var known =
                    words.stream().filter(word -> WORD.matcher(word).matches()).toList();
            if (known.size() >= LIST) {
                found.add(new WordList(place, String.join(", ", known)));
            }
        }

        private void addAlternatives(String text) {
            ALTERNATIVES.matcher(text).results().forEach(match -> found.add(new WordList(place, match.group())));
        }

        /// A text that stands in the source, also in several pieces; what is not known there is left out.
        private static String text(Tree tree) {
            return switch (tree) {
                case LiteralTree literal -> literal.getValue() instanceof String text ? text : "";
                case BinaryTree sum -> text(sum.getLeftOperand()) + text(sum.getRightOperand());
                default -> "";
            };
        }
    }

    private static Set<String> minus(Collection<String> all, Collection<String> some) {
        return all.stream().filter(one -> !some.contains(one)).collect(Collectors.toSet());
    }
}
