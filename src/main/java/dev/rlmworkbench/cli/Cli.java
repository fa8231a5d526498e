package dev.rlmworkbench.cli;

import dev.rlmworkbench.cli.ask.AskCommand;
import dev.rlmworkbench.cli.doctor.DoctorCommand;
import dev.rlmworkbench.cli.models.ModelsCommand;
import dev.rlmworkbench.cli.options.OneOf;
import dev.rlmworkbench.cli.results.MergeCommand;
import dev.rlmworkbench.cli.results.PlotCommand;
import dev.rlmworkbench.cli.results.ReportCommand;
import dev.rlmworkbench.cli.results.TableCommand;
import dev.rlmworkbench.cli.results.ViewCommand;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.train.BuildSftCommand;
import dev.rlmworkbench.cli.train.EvalCommand;
import dev.rlmworkbench.cli.train.ExportCommand;
import dev.rlmworkbench.cli.train.GrpoCommand;
import dev.rlmworkbench.cli.train.TrainCommand;
import dev.rlmworkbench.experiment.manifest.ProductVersion;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command line as a whole. Exit codes: 0 all is well, 1 it failed, 2 bad usage, 130 ended by Ctrl-C.
@Command(
        name = "rlm",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Recursive Language Models head-to-head with plain long-context inference, with the same model.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm doctor                 what is found here: servers, models, GPU, sandbox",
            "  rlm smoke                  one task by both methods, every step shown",
            "  rlm ask report.pdf --question \"Who signed it?\"",
            "                             a question about your own files",
            "  rlm niah --small           a first measurement",
            "  rlm niah --help            all options of a command"
        })
public final class Cli implements Runnable {

    private final Terminal terminal;

    @Spec
    private CommandSpec command;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "show where a failure comes from")
    private boolean debug;

    private Cli(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param arguments as typed
    /// @return the exit code
    public static int run(CliServices services, String... arguments) {
        var terminal = services.terminal();
        var cli = new Cli(terminal);
        var commands = new CommandLine(cli)
                .addSubcommand(new SmokeCommand(services))
                .addSubcommand(new NiahCommand(services))
                .addSubcommand(new CompareCommand(services))
                // made as a line of its own, so that its options are there before it is added
                .addSubcommand(new CommandLine(new QuestionsCommand(services)))
                .addSubcommand(BenchCommand.line(services))
                .addSubcommand(new RunCommand(services))
                .addSubcommand(new AskCommand(services))
                .addSubcommand(new ViewCommand(services.benchmarks(), terminal))
                .addSubcommand(new PlotCommand(services.benchmarks(), terminal))
                .addSubcommand(new ReportCommand(services.benchmarks(), terminal))
                .addSubcommand(new TableCommand(services.benchmarks(), terminal))
                .addSubcommand(new MergeCommand(terminal))
                .addSubcommand(new ForkCommand(services))
                .addSubcommand(new ModelsCommand(services))
                .addSubcommand(new DoctorCommand(services))
                .addSubcommand(new BuildSftCommand(services))
                .addSubcommand(new TrainCommand(services))
                .addSubcommand(new GrpoCommand(services))
                .addSubcommand(new EvalCommand(services))
                .addSubcommand(new ExportCommand(services))
                .addSubcommand(new PretrainPocketCommand(services))
                .addSubcommand(new DemoCommand(services));
        commands.getSubcommands().values().forEach(Cli::likeTheOthers);
        OneOf.all().forEach(choice -> choice.register(commands));
        commands.setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(ErrorMessages::badUsage)
                .setExecutionExceptionHandler((e, command, _) -> ErrorMessages.failure(e, command, cli.debug));
        return commands.execute(arguments);
    }

    private static void likeTheOthers(CommandLine subcommand) {
        var spec = subcommand.getCommandSpec();
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage().abbreviateSynopsis(true).sortOptions(false);
        subcommand.getSubcommands().values().forEach(Cli::likeTheOthers);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /// No command: help.
    @Override
    public void run() {
        command.commandLine().usage(terminal.out());
    }

    /// What `--version` prints.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"RLM Workbench " + ProductVersion.current()};
        }
    }
}
