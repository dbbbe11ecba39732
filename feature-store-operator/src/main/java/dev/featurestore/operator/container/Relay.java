package dev.featurestore.operator.container;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Passes lines from a container to the console of the build. Format of a line: a letter for its kind, a space, and its text,
 * in which backslash, line feed, carriage return and tab are {@code \\}, {@code \n}, {@code \r} and {@code \t}. All lines go
 * to one stream, which keeps their order. Other lines come from other programs, such as the JVM.
 */
public final class Relay {

    private static final char INFO = 'I';
    private static final char WARNING = 'W';
    private static final char ERROR = 'E';
    private static final char DEBUG = 'D';
    private static final char VERBATIM = 'V';
    private static final char FAILURE = 'F';

    private static final String KINDS = "" + DEBUG + INFO + WARNING + ERROR + VERBATIM + FAILURE;

    private Relay() {}

    /**
     * The sender, in the container.
     *
     * @param commands formats commands of the build
     * @param isDebug whether to send debug output
     */
    public record Sender(PrintStream out, Commands commands, boolean isDebug) implements Console {
        @Override
        public void debug(Supplier<String> line) {
            if (isDebug) {
                send(DEBUG, escaped(line.get()));
            }
        }

        @Override
        public void info(String line) {
            send(INFO, escaped(line));
        }

        @Override
        public void warn(String line) {
            send(WARNING, escaped(line));
        }

        @Override
        public void error(String line) {
            send(ERROR, escaped(line));
        }

        @Override
        public void verbatim(String line) {
            send(VERBATIM, escaped(line));
        }

        /** Sends the failure of the run, which the build then reports. */
        public void failed(FeatureStoreException failure) {
            StringBuilder text = new StringBuilder(failure.code().name())
                    .append('\t')
                    .append(escaped(failure.message()))
                    .append('\t')
                    .append(escaped(failure.hint()));
            failure.commands().forEach(command -> text.append('\t').append(escaped(GoalJson.of(command))));
            send(FAILURE, text.toString());
        }

        private void send(char kind, String text) {
            out.print(kind + " " + text + "\n");
            out.flush();
        }
    }

    /** The receiver, in the build. */
    public static final class Receiver implements Consumer<String> {

        private final Console console;
        private @Nullable FeatureStoreException failure;
        private String other = "";
        private long count;

        /** @param console prints the lines */
        public Receiver(Console console) {
            this.console = console;
        }

        @Override
        public void accept(String line) {
            if (!isRelayed(line)) {
                other = line;
                console.warn(line);
                return;
            }
            count++;
            String text = line.substring(2);
            switch (line.charAt(0)) {
                case DEBUG -> console.debug(() -> plain(text));
                case INFO -> console.info(plain(text));
                case WARNING -> console.warn(plain(text));
                case ERROR -> console.error(plain(text));
                case VERBATIM -> console.verbatim(plain(text));
                default -> failure = failure(text);
            }
        }

        /**
         * Accepts the lines that it has not received yet, out of all lines that the container wrote. An engine may miss the
         * whole output of a container that ends at once.
         */
        void acceptRest(Stream<String> all) {
            boolean nothing = count == 0 && other.isEmpty();
            all.filter(line -> nothing || isRelayed(line)).skip(count).toList().forEach(this);
        }

        /** The failure that the operator in the container sent; empty if it sent none. */
        public Optional<FeatureStoreException> failure() {
            return Optional.ofNullable(failure);
        }

        /** The last line that the operator did not send, or an empty text. */
        public String other() {
            return other;
        }

        private static FeatureStoreException failure(String text) {
            List<String> parts = List.of(text.split("\t", -1));
            return FeatureStoreException.of(
                            code(parts.get(0)), plain(parts.get(1)).lines().toList(), plain(parts.get(2)))
                    .suggesting(parts.subList(3, parts.size()).stream()
                            .map(Relay::plain)
                            .flatMap(json -> GoalJson.read(json).stream())
                            .toList());
        }

        /** The code; an operator of another version may send an unknown one. */
        private static FailureCode code(String name) {
            try {
                return FailureCode.valueOf(name);
            } catch (IllegalArgumentException unknown) {
                return FailureCode.CLOUD_REFUSED;
            }
        }
    }

    private static boolean isRelayed(String line) {
        return line.length() > 1 && line.charAt(1) == ' ' && KINDS.indexOf(line.charAt(0)) >= 0;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private static String plain(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                char escape = text.charAt(i);
                plain.append(
                        switch (escape) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            default -> escape;
                        });
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
