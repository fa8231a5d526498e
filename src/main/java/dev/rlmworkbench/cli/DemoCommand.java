package dev.rlmworkbench.cli;

import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.CommandWords;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.llm.server.ModelServer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description = "What `mvn` runs: the smoke comparison where a model server answers, else vanilla beside RLM from"
                + " 512 to 32,000 tokens by the pocket model that comes with the product.",
        footerHeading = "%nExamples:%n",
        footer = {"  rlm demo", "", "Stopped, it goes on where it was (experiments/pocket_demo.*)."})
final class DemoCommand implements Callable<Integer> {

    private final CliServices services;

    DemoCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (serverAnswers() || services.locator().local().find(PocketModel.NAME) == null) {
            return Cli.run(services, "smoke");
        }
        services.terminal()
                .out()
                .println("No model server answers on this machine, so this is the "
                        + PocketModel.NOTICE + ". With a server or a model folder: "
                        + CommandWords.of("smoke", "--help"));
        return Cli.run(
                services,
                "niah",
                "--model",
                PocketModel.NAME,
                "--lengths",
                "512,1000,2000,4000,8000,16000,32000",
                "--tasks",
                "1",
                "--run-name",
                "pocket_demo");
    }

    private boolean serverAnswers() throws InterruptedException {
        List<ModelServer> servers = services.locator().findAll();
        servers.forEach(ModelServer::close);
        return !servers.isEmpty();
    }
}
