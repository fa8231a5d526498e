package dev.rlmworkbench.cli.ask;

import dev.rlmworkbench.ask.ReadingSpeeds;
import dev.rlmworkbench.ask.WarmUp;
import dev.rlmworkbench.benchmark.own.TaskFile;
import dev.rlmworkbench.cli.options.AskMethodOptions;
import dev.rlmworkbench.cli.options.LimitOptions;
import dev.rlmworkbench.cli.options.ModelOptions;
import dev.rlmworkbench.cli.run.CancelOnInterrupt;
import dev.rlmworkbench.cli.run.ExperimentLauncher;
import dev.rlmworkbench.cli.run.MethodWords;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.HowToGetAModel;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TypedLine;
import dev.rlmworkbench.document.DocumentReader;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.LlmException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ask",
        description =
                "Answers a question about your own files, however long, and shows the passages the answer rests on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm ask report.pdf --question \"Who signed the contract?\"",
            "  rlm ask notes/ letters.html --question \"Where does Anneke live?\" --method both",
            "  rlm ask server.log --interactive          several questions, one after another",
            "  rlm ask report.pdf --question \"Who signed?\" --save-task my-tasks.jsonl --answer \"Vera Lund\"",
            "  rlm compare my-tasks.jsonl                then: which method does best on your own questions?",
            "",
            "Text of any encoding, Markdown, HTML, CSV, JSON, logs, source folders, PDF: docs/ask.md"
        })
public final class AskCommand implements Callable<Integer> {

    private static final Path USUAL_TASKS = Path.of("my-tasks.jsonl");

    private final CliServices services;

    @Spec
    private CommandSpec command;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files and folders that the question is about")
    private List<Path> files = List.of();

    @Option(
            names = {"--question", "-q"},
            paramLabel = "QUESTION",
            description = "what you want to know")
    private @Nullable String question;

    @Option(
            names = {"--interactive", "-i"},
            description = "keep the files loaded and ask on; questions are read from standard input")
    private boolean interactive;

    @Option(names = "--json", description = "print one JSON object for each question, and no progress")
    private boolean json;

    @Option(
            names = "--save-task",
            paramLabel = "TASKS",
            description = "add the question to this file, for rlm compare TASKS")
    private @Nullable Path saveTask;

    @Option(names = "--answer", paramLabel = "RIGHT", description = "the right answer, for --save-task")
    private @Nullable String rightAnswer;

    @Mixin
    private AskMethodOptions method;

    @Mixin
    private ModelOptions model;

    @Mixin
    private LimitOptions limits;

    @Option(
            names = "--experiments",
            paramLabel = "DIR",
            defaultValue = "experiments",
            description = "where every step is written (default: ${DEFAULT-VALUE})")
    private Path experiments = Path.of("experiments");

    @Option(
            names = "--save-trajectories",
            negatable = true,
            description = "every prompt, reply, block of code and output; on unless --no-save-trajectories")
    private @Nullable Boolean saveTrajectories;

    public AskCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        var spec = TypedLine.checked(command, this::spec);
        try {
            return run(spec);
        } catch (InterruptedException _) {
            services.terminal().err().println("Stopped; nothing was asked.");
            return ExperimentLauncher.EXIT_CANCELLED;
        } catch (LlmException e) {
            services.terminal().refuse(ErrorMessages.sentence(e));
            services.terminal().err().print(HowToGetAModel.TEXT);
            return ErrorMessages.EXIT_FAILED;
        }
    }

    private MethodsSpec spec() {
        if (question == null && !interactive) {
            throw new IllegalArgumentException(
                    "the question is missing; ask with --question \"...\", or several with --interactive");
        }
        if (question != null && question.isBlank()) {
            throw new IllegalArgumentException("the question is blank");
        }
        if (rightAnswer != null && (saveTask == null || interactive)) {
            throw new IllegalArgumentException(
                    interactive
                            ? "with --interactive the right answer is typed: :save RIGHT ANSWER"
                            : "--answer is the right answer for --save-task TASKS; name that file, too");
        }
        if (saveTask != null
                && rightAnswer == null
                && !interactive
                && !services.terminal().interactive()) {
            throw new IllegalArgumentException("--save-task needs the right answer: --answer \"...\"");
        }
        if (saveTask != null) {
            new TaskFile(saveTask).checkGrows();
        }
        return method.spec(model, limits);
    }

    private int run(MethodsSpec spec) throws InterruptedException {
        try (var progress = AskProgress.on(services.terminal(), !json)) {
            var documents = read(progress);
            documents.leftOut().warnings().forEach(warning -> progress.say("warning: " + Terminal.harmless(warning)));
            var profiles = new PromptProfiles(services.directories().config().resolve("prompts"));
            var factory = new MethodFactory(services.locator(), services.repls(), profiles, services.contexts());
            progress.show("opening the model");
            try (var methods = factory.open(spec);
                    var warmUp = new WarmUp(
                            methods.methods(),
                            new ReadingSpeeds(services.directories().cache()));
                    var desk = new QuestionRunner(
                            services.terminal(),
                            progress,
                            documents,
                            methods.methods(),
                            report(documents),
                            warmUp,
                            services.contexts(),
                            trajectories())) {
                progress.pause();
                if (!json) {
                    methods.methods().stream().map(MethodWords::of).forEach(progress::say);
                }
                var saving = new AskedTasks(services.terminal(), saveTask == null ? USUAL_TASKS : saveTask, files);
                if (interactive) {
                    // read while somebody types; a question that is there already would only be held up
                    if (question == null && services.terminal().interactive()) {
                        warmUp.start();
                    }
                    return new AskConversation(services.terminal(), desk, saving, json).run(question);
                }
                int code = desk.ask(question);
                if (saveTask != null && code != ExperimentLauncher.EXIT_CANCELLED) {
                    saving.save(question, rightAnswer);
                }
                return code;
            }
        }
    }

    private DocumentSet read(AskProgress progress) throws InterruptedException {
        var reader = Thread.currentThread();
        try (var _ = new CancelOnInterrupt(reader::interrupt)) {
            return DocumentReader.read(files, progress);
        }
    }

    private AskReport report(DocumentSet documents) {
        var out = services.terminal().out();
        return json ? new AskJson(out, documents, interactive) : new AskText(services.terminal(), documents);
    }

    private @Nullable Path trajectories() {
        return Boolean.FALSE.equals(saveTrajectories) ? null : experiments;
    }
}
