package dev.rlmworkbench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Holds the picture in the README true.
class ArchitectureTest {

    private static final String ROOT = "dev.rlmworkbench.";
    private static final int MAX_FILES = 30;
    private static final int MAX_PATHS = 15;
    private static final int MAX_NESTING = 4;
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rlmworkbench");

    /// From top to bottom; those of one level do not know each other.
    private static final List<List<String>> LEVELS = List.of(
            List.of("app"),
            List.of("ui", "cli"),
            List.of("ask", "training"),
            List.of("report"),
            List.of("experiment"),
            List.of("inference", "benchmark", "gpu"),
            List.of("trajectory"),
            List.of("repl", "llm"),
            List.of("transformer", "text", "result"),
            List.of("settings", "document", "stats", "display"),
            List.of("files"));

    @Test
    void packagesUseOnlyWhatStandsBelowThem() {
        for (int level = 0; level < LEVELS.size(); level++) {
            var below = LEVELS.subList(level + 1, LEVELS.size()).stream()
                    .flatMap(List::stream)
                    .toList();
            for (var name : LEVELS.get(level)) {
                var others = LEVELS.stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(name) && !below.contains(other))
                        .map(other -> ROOT + other + "..")
                        .toArray(String[]::new);
                if (others.length > 0) {
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + name + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(others)
                            .because("arrows of the architecture picture point down: a reader who opens " + name
                                    + " must not need the packages above or beside it")
                            .check(PRODUCT);
                }
            }
        }
    }

    @Test
    void thePictureHasEveryPackage() {
        var known = LEVELS.stream().flatMap(List::stream).toList();
        PRODUCT.forEach(type -> assertTrue(
                known.contains(type.getPackageName().substring(ROOT.length()).split("\\.")[0]),
                () -> type.getName() + " stands in a package that has no level"));
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching("dev.rlmworkbench.(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle means that its packages are one")
                .check(PRODUCT);
    }

    @Test
    void onlyReportsDraw() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jfree..", "org.apache.batik..", "de.rototor..", "java.awt")
                .because("a figure is drawn in one place, for screen and paper alike")
                .check(PRODUCT);
    }

    @Test
    void onlyLanguageModelsAndTrainingKnowTensors() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + "transformer..", ROOT + "llm..", ROOT + "training..", ROOT + "cli..", ROOT + "app..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(ROOT + "transformer..")
                        // how a model's numbers are held is for people to choose
                        .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(WeightFormat.class))))
                .because("the rest asks a language model, wherever it runs")
                .check(PRODUCT);
    }

    @Test
    void theReplChildContainsNothingElseOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "repl.child..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.rlmworkbench..")
                        .and(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "repl.child..")))
                .because("it is the untrusted side and runs from a jar of its own")
                .check(PRODUCT);
    }

    @Test
    void onlyTheReplKnowsItsChild() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "repl..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "repl.child..")
                .because("what the host may use of it, the repl package offers under a name of its own")
                .check(PRODUCT);
    }

    @Test
    void eachLibraryHasOneHome() {
        onlyIn("okhttp3..", "llm..", "the rest knows language models, not HTTP");
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "transformer..", ROOT + "training..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .because("the rest knows decoders and language models, not tensors")
                .check(PRODUCT);
        onlyIn("jdk.jshell..", "repl.child..", "JShell runs in the child only");
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + "repl.child..", ROOT + "transformer.weights..", ROOT + "gpu..", ROOT + "app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.foreign..")
                .because(
                        "system calls are made where the sandbox is built, memory is mapped where weights are read, and"
                                + " a driver's library is asked where devices are read")
                .check(PRODUCT);
        onlyIn("picocli..", "cli..", "the engine does not know the command line");
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "document..", ROOT + "report.export..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pdfbox..")
                .because("one package reads PDF, one writes it")
                .check(PRODUCT);
        onlyIn("org.jsoup..", "document..", "the rest knows text with places, not file formats");
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        for (var library : new String[] {
            "javafx..",
            "org.controlsfx..",
            "atlantafx..",
            "org.kordamp..",
            "org.fxmisc..",
            "eu.hansolo..",
            "ch.qos.logback.."
        }) {
            onlyIn(library, "ui..", "everything below runs without a window");
        }
    }

    @Test
    void oneHandCrossesOverToTheScreen() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "ui..")
                .and()
                .resideOutsideOfPackage(ROOT + "ui.fx..")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(AnimationTimer.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javafx.concurrent..")
                .because("a flood of events must not become a flood of calls: producers use the event pump")
                .check(PRODUCT);
    }

    @Test
    void viewModelsNeedNoScene() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..", "javafx.stage..", "javafx.application..", "org.fxmisc..", "org.kordamp..")
                .because("they are tested without a toolkit")
                .check(PRODUCT);
    }

    private static void onlyIn(String library, String home, String reason) {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + home, ROOT + "app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(reason)
                .check(PRODUCT);
    }

    @Test
    void eventsAreRecords() {
        classes()
                .that()
                .areAssignableTo(RunEvent.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .because("files and screens replay them")
                .check(PRODUCT);
    }

    @Test
    void nothingIsSharedBehindTheBack() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("state has an owner")
                .check(PRODUCT.that(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "repl.child..")));
        noMethods()
                .that()
                .haveNameMatching("getInstance")
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage("dev.rlmworkbench..")
                .allowEmptyShould(true)
                .because("services are handed over, not fetched")
                .check(PRODUCT);
    }

    @Test
    void onlyTheFacesPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "cli..", ROOT + "app..", ROOT + "repl.child..")
                .should(ACCESS_STANDARD_STREAMS)
                .because("what users read goes through the command line or a screen")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "app..", ROOT + "repl.child..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .because("a library never ends the process")
                .check(PRODUCT);
        // app sets the level of JavaFX's own loggers
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(
                PRODUCT.that(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "app..")));
    }

    @Test
    void tasksAreAPureFunctionOfTheirSpec() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "benchmark..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .because("the same spec must make the same task on every machine")
                .check(PRODUCT);
    }

    @Test
    void everyPackageSaysWhetherNullIsMeant() {
        classes()
                .that()
                .resideInAPackage("dev.rlmworkbench..")
                .should(new ArchCondition<>("live in a package annotated @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(
                                    SimpleConditionEvent.violated(type, type.getPackageName() + " lacks @NullMarked"));
                        }
                    }
                })
                .because("a null that is not announced is a bug")
                .check(PRODUCT);
    }

    /// Not lines: a long list of cases is easy to read, and a file cut in five is not. What makes code hard is how many
    /// ways lead through one method and how deep they stand in each other.
    @Test
    void noMethodIsHardToFollow() throws IOException {
        for (var method : SourceComplexity.of(sources())) {
            assertTrue(
                    method.paths() <= MAX_PATHS && method.nesting() <= MAX_NESTING,
                    () -> "%s in %s has %d paths (at most %d), nested %d deep (at most %d): give a part of it a name"
                            .formatted(
                                    method.method(),
                                    method.file().getFileName(),
                                    method.paths(),
                                    MAX_PATHS,
                                    method.nesting(),
                                    MAX_NESTING));
        }
    }

    @Test
    void everyTypeHasANameOfItsOwn() throws IOException {
        var files = sources().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getFileName));
        files.forEach((name, all) ->
                assertTrue(all.size() == 1, () -> all + " have one name: who reads it has to look up which is meant"));
    }

    @Test
    void noPackageIsACrowd() throws IOException {
        var files = sources().stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        files.forEach((folder, count) -> assertTrue(
                count <= MAX_FILES, () -> folder + " has " + count + " files: split it by what they are about"));
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /// The formatter breaks a line of a doc comment that is too long into one of the comment and one beside it.
    @Test
    void noDocCommentIsBrokenInTwo() throws IOException {
        var broken = Pattern.compile("(?m)^ *///.*\\R *// .*$");
        try (var files = Files.walk(Path.of("src"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var found = broken.matcher(Files.readString(file));
                assertFalse(found.find(), () -> file + " has half a doc comment: " + found.group());
            }
        }
    }

    @Test
    void theReadmeNamesEveryPackage() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.indexOf('.', ROOT.length()) < 0)
                .map(name -> name.substring(ROOT.length()))
                .distinct()
                .forEach(name -> assertTrue(readme.contains("`" + name + "`"), "the README's map lacks " + name));
    }

    /// Its table "Where is ..." sends people to files that are there.
    @Test
    void theReadmeSendsNobodyToAFileThatIsGone() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var named = Pattern.compile("`([a-z/]+/[A-Z]\\w+\\.java)`").matcher(readme);
        int count = 0;
        while (named.find()) {
            var file = Path.of("src/main/java/dev/rlmworkbench", named.group(1));
            assertTrue(Files.exists(file), () -> "the README names " + file + ", which is not there");
            count++;
        }
        assertTrue(count > 10, "the table has its rows");
    }
}
