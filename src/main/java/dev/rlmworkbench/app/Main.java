package dev.rlmworkbench.app;

import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.ui.NoDisplayException;
import dev.rlmworkbench.ui.Workbench;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Start of the product: without arguments its window, with a file alone the window that shows it, else the command
/// line.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var words = Stream.of(args).filter(word -> !word.equals("--debug")).toList();
        if (words.size() < args.length) {
            // read by logback.xml, so it has to be there before the first logger
            System.setProperty("rlm.log.level", "DEBUG");
            System.setProperty("rlm.log.trace", "full");
        }
        var file = file(words);
        if (file != null && !Files.isRegularFile(file)) {
            System.err.println("rlm: %s is not there: name a file of results, steps or settings, or see rlm --help"
                    .formatted(file));
            System.exit(2);
        }
        var product = Product.ofThisUser();
        System.exit(words.isEmpty() || file != null ? window(product, file) : Cli.run(product.commands(), args));
    }

    /// As the desktop names a file that is opened with this program, there or not. Commands have no dot in their names.
    private static @Nullable Path file(List<String> words) {
        if (words.size() != 1
                || words.getFirst().startsWith("-")
                || !words.getFirst().contains(".")) {
            return null;
        }
        try {
            return Path.of(words.getFirst());
        } catch (InvalidPathException _) {
            return null;
        }
    }

    /// The window, or where none can be shown, the smallest comparison in the terminal.
    private static int window(Product product, @Nullable Path file) {
        try {
            Workbench.run(product.window(), file);
            return 0;
        } catch (NoDisplayException e) {
            System.err.println(e.getMessage());
            System.err.println("In the terminal instead; all commands: rlm --help");
            return file == null
                    ? Cli.run(product.commands(), "demo")
                    : Cli.run(product.commands(), "view", file.toString());
        } catch (InterruptedException e) {
            return 130;
        }
    }
}
