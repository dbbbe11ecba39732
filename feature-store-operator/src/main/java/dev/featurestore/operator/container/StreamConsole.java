package dev.featurestore.operator.container;

import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.text.OneLine;
import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * The console of a process.
 *
 * @param out stream of information
 * @param err stream of warnings and errors
 * @param commands formats the commands in hints
 * @param isDebug whether to print debug output, to the stream of warnings
 */
record StreamConsole(PrintStream out, PrintStream err, Commands commands, boolean isDebug) implements Console {

    @Override
    public void info(String line) {
        verbatim(OneLine.of(line));
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
            warn("debug: " + line.get());
        }
    }

    @Override
    public void verbatim(String line) {
        out.println(line);
        out.flush();
    }
}
