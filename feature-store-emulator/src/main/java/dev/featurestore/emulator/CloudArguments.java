package dev.featurestore.emulator;

import dev.featurestore.terraform.module.NameSuggestion;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The parsed arguments of {@link EmbeddedCloudMain}. */
sealed interface CloudArguments {

    /** Run the cloud. */
    record Serve(EmbeddedCloudOptions options) implements CloudArguments {}

    /** Print the usage. */
    record Help() implements CloudArguments {}

    /** Print the problem of the arguments, and the usage. */
    record Mistake(String message) implements CloudArguments {}

    static CloudArguments parse(String... arguments) {
        try {
            ParseResult parsed = StartOptions.parser().parseArgs(arguments);
            return parsed.isUsageHelpRequested() ? new Help() : new Serve(StartOptions.read(parsed));
        } catch (UnmatchedArgumentException e) {
            return new Mistake(unknown(e));
        } catch (ParameterException | IllegalArgumentException e) {
            return new Mistake(String.valueOf(e.getMessage()));
        }
    }

    private static String unknown(UnmatchedArgumentException e) {
        String given = e.getUnmatched().get(0);
        // Not picocli's suggestions, the first of which is often less similar than a later one.
        String suggestion = NameSuggestion.of(
                        given, e.getCommandLine().getCommandSpec().optionsMap().keySet())
                .map(similar -> ". Did you mean '" + similar + "'?")
                .orElse("");
        return "Unknown " + (e.isUnknownOption() ? "option" : "argument") + ": '" + given + "'" + suggestion;
    }

    /** The text of {@code --help}. */
    static String usage() {
        CommandLine parser = StartOptions.parser();
        return parser.getUsageMessage(Ansi.OFF);
    }
}
