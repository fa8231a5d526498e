package dev.rlmworkbench.cli.doctor;

import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.files.JsonStyle;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description =
                "What is found on this machine: JDK, model servers and models, GPU, sandbox layers, folders, disk.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm doctor",
            "  rlm doctor --endpoint http://gpu1:11434       looks at this server, too",
            "  rlm doctor --json",
            "",
            "Exit code 1 when nothing can run: no model answers, or no code can be run."
        })
public final class DoctorCommand implements Callable<Integer> {

    private final CliServices services;

    @Option(
            names = "--experiments",
            paramLabel = "DIR",
            defaultValue = "experiments",
            description = "folder of all runs (default: ${DEFAULT-VALUE})")
    private Path experiments;

    @Option(names = "--endpoint", paramLabel = "URL", description = "a server to look at, beside those on this machine")
    private List<String> endpoints = List.of();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    public DoctorCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        var findings = new SystemCheck(services, experiments, endpoints).make();
        if (json) {
            services.terminal().out().println(JsonStyle.indented().writeValueAsString(findings));
        } else {
            findings.print(services.terminal().out());
        }
        return findings.canRun() ? 0 : ErrorMessages.EXIT_FAILED;
    }
}
