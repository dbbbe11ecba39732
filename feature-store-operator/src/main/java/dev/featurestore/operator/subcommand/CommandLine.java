package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.verify.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command line of the image: a subcommand and its options.
 *
 * @param named the subcommand, if one is named; default: {@code apply}
 */
public record CommandLine(Optional<Subcommand> named, Arguments arguments) {

    private static final String HELP = "Run with --help for the options";

    /**
     * Reads it.
     *
     * @throws FeatureStoreException {@code UNKNOWN_PARAMETER} for an unknown word, with the one that was probably meant;
     *     {@code MISSING_PARAMETER}, {@code INVALID_PARAMETER} or {@code CONFLICTING_PARAMETERS} for a value
     */
    public static CommandLine parse(String... words) {
        Iterator<String> rest = Arrays.asList(words).iterator();
        Optional<Subcommand> named = Optional.empty();
        if (words.length > 0 && !words[0].startsWith("-")) {
            named = Optional.of(subcommand(rest.next()));
        }
        Subcommand subcommand = named.orElse(Subcommand.APPLY);
        Map<String, String> texts = texts(subcommand, rest);
        if (texts.containsKey("file") && texts.containsKey("spec")) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS, "-f and --spec cannot be used together", HELP);
        }
        return new CommandLine(named, (Arguments) subcommand.table().read(texts));
    }

    /** The word of the subcommand. */
    public String word() {
        return named.orElse(Subcommand.APPLY).word();
    }

    /** The value of {@code --environment}, if the subcommand has that option and it is set. */
    public Optional<String> environment() {
        return Optional.ofNullable(OptionTable.texts((Record) arguments).get("environment"));
    }

    private static Subcommand subcommand(String word) {
        return Subcommand.named(word).orElseThrow(() -> {
            List<String> words =
                    Arrays.stream(Subcommand.values()).map(Subcommand::word).toList();
            return FeatureStoreException.of(
                    FailureCode.UNKNOWN_PARAMETER,
                    word + ": unknown subcommand",
                    new Vocabulary(words)
                            .nearest(word)
                            .map(meant -> "Did you mean " + meant + "?")
                            .orElse("Use one of: " + String.join(", ", words)));
        });
    }

    private static Map<String, String> texts(Subcommand subcommand, Iterator<String> words) {
        List<Flag> flags = subcommand.table().flags();
        Map<String, String> texts = new HashMap<>();
        while (words.hasNext()) {
            String typed = words.next();
            int equals = typed.startsWith("--") ? typed.indexOf('=') : -1;
            String word = equals < 0 ? typed : typed.substring(0, equals);
            Flag flag = flags.stream()
                    .filter(known -> known.is(word))
                    .findFirst()
                    .orElseThrow(() -> unknown(subcommand, word));
            if (!flag.hasValue()) {
                if (equals >= 0) {
                    throw FeatureStoreException.of(
                            FailureCode.INVALID_PARAMETER, word + ": takes no value", "Write " + word + " alone");
                }
                texts.put(flag.name(), "true");
            } else if (equals >= 0) {
                put(texts, flag, word, typed.substring(equals + 1));
            } else {
                put(texts, flag, word, value(flags, word, words));
            }
        }
        return texts;
    }

    private static String value(List<Flag> flags, String word, Iterator<String> words) {
        Optional<String> value = words.hasNext() ? Optional.of(words.next()) : Optional.empty();
        return value.filter(text -> flags.stream().noneMatch(flag -> flag.is(text)))
                .orElseThrow(
                        () -> FeatureStoreException.of(FailureCode.MISSING_PARAMETER, word + ": value missing", HELP));
    }

    private static void put(Map<String, String> texts, Flag flag, String word, String value) {
        if (!flag.repeatable()) {
            texts.put(flag.name(), value);
            return;
        }
        int equals = value.indexOf('=');
        if (equals < 1) {
            // The value may be secret.
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    word + ": must be " + flag.argument(),
                    "Write " + word + " " + flag.argument());
        }
        texts.put(flag.name() + "." + value.substring(0, equals), value.substring(equals + 1));
    }

    private static FeatureStoreException unknown(Subcommand subcommand, String word) {
        if (!word.startsWith("-")) {
            // It may be a value whose option is missing, or a part of one without quotes.
            return FeatureStoreException.of(
                    FailureCode.UNKNOWN_PARAMETER,
                    word + ": must be an option of " + subcommand.word() + ", but does not start with -",
                    "Write the subcommand first, and quote values with blanks. " + HELP);
        }
        Stream<String> known = subcommand.table().flags().stream().map(Flag::word);
        List<String> others = Arrays.stream(Subcommand.values())
                .filter(other -> other.table().flags().stream().anyMatch(flag -> flag.is(word)))
                .map(Subcommand::word)
                .toList();
        String hint = others.isEmpty()
                ? new Vocabulary(known.toList())
                        .nearest(word)
                        .map(meant -> "Did you mean " + meant + "?")
                        .orElse(HELP)
                : "Remove it: it is an option of " + String.join(", ", others);
        return FeatureStoreException.of(
                FailureCode.UNKNOWN_PARAMETER,
                word + ": unknown option" + (others.isEmpty() ? "" : " of " + subcommand.word()),
                hint);
    }
}
