package dev.rlmworkbench.cli.terminal;

/// What to do when no model answers.

public final class HowToGetAModel {

    public static final String TEXT = """

            A language model has to run somewhere. The quickest way is Ollama (https://ollama.com):
              ollama serve                         start the server, if it does not run already
              ollama pull qwen2.5-coder:1.5b       get a model (1 GB)
            then the same command again. A server that runs elsewhere, Ollama or OpenAI-compatible:
              %1$s --endpoint http://HOST:11434
              %1$s --endpoint http://HOST:8000/v1 --model NAME
            Or no server: a model folder that runs inside this program
              %2$s pull hf:Qwen/Qwen2.5-Coder-0.5B-Instruct      (1 GB)
              %1$s --model Qwen/Qwen2.5-Coder-0.5B-Instruct
            """.formatted(CommandWords.of("smoke"), CommandWords.of("models"));

    private HowToGetAModel() {}
}
