package dev.featurestore.operator;

import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.text.OneLine;
import java.io.PrintStream;

/**
 * The console of a process.
 *
 * @param out stream of information
 * @param err stream of warnings and errors
 * @param commands formats the commands in hints
 */
record StreamConsole(PrintStream out, PrintStream err, Commands commands) implements Console {

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
    public void verbatim(String line) {
        out.println(line);
        out.flush();
    }
}
