package dev.rlmworkbench.cli;

import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.cli.terminal.CliServices;
import picocli.CommandLine.Command;

@Command(
        name = "questions",
        description = "Questions of many kinds about long texts: how well does a method work with a text?",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm questions --small --split tuned     ten kinds at 4K and 8K tokens",
            "  rlm questions --split held_out --tasks 3",
            "  rlm questions --kinds two_hop,sum --lengths 64000 --rlm-only",
            "  rlm questions --lengths 4000 --print    shows questions and answers, asks no model",
            "  rlm questions --lengths 4000 --export tasks.jsonl",
            "",
            "The same command again resumes a run that was stopped and retries what failed."
        })
final class QuestionsCommand extends BenchmarkCommand {

    QuestionsCommand(CliServices services) {
        super(services, new MixedQa());
    }

    @Override
    String prefix() {
        return "questions";
    }
}
