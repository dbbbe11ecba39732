package dev.featurestore.operator.container;

import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.subcommand.CommandLine;
import dev.featurestore.operator.text.OneLine;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The console of a process.
 *
 * @param out standard output
 * @param lines stream of information: standard output, or the stream of warnings if a program reads the output
 * @param err stream of warnings and errors
 * @param commands formats the commands in hints
 * @param isDebug whether to print debug output, to the stream of warnings
 */
record StreamConsole(PrintStream out, PrintStream lines, PrintStream err, Commands commands, boolean isDebug)
        implements Console {

    /** The console for a command line. */
    static StreamConsole of(PrintStream out, PrintStream err, Map<String, String> environment, String... arguments) {
        return new StreamConsole(
                out,
                isForPrograms(arguments) ? err : out,
                err,
                MainCommands.of(environment, arguments),
                List.of(arguments).contains("--debug"));
    }

    private static boolean isForPrograms(String... arguments) {
        try {
            return CommandLine.parse(arguments).arguments().isForPrograms();
        } catch (FeatureStoreException refusedLater) {
            return false;
        }
    }

    @Override
    public void info(String line) {
        lines.println(OneLine.of(line));
        lines.flush();
    }

    @Override
    public void warn(String line) {
        err.println(OneLine.of(line));
        err.flush();
    }

    @Override
    public void error(String line) {
        warn(line);
    }

    @Override
    public void debug(Supplier<String> line) {
        if (isDebug) {
            warn("debug: " + commands.words(line.get()));
        }
    }

    @Override
    public void verbatim(String line) {
        out.println(line);
        out.flush();
    }
}
