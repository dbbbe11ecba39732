package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.OutputValue;
import dev.featurestore.emulator.view.ValueView;
import dev.featurestore.terraform.syntax.ValueForms;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes secret values from what is shown: those of variables and outputs that the configuration declares as sensitive, or
 * that have the name of a secret, and copies of them in other texts.
 */
final class HiddenValues {

    /** Replaces a secret in a text. */
    static final String MARK = "(hidden)";

    /** A shorter value is not searched for: it would be found everywhere. */
    private static final int SHORTEST = 6;

    private static final Pattern SECRET_NAME =
            Pattern.compile("passw|passphrase|secret|token|credential|private_?key|api_?key|auth_?key");

    private final List<ValueView> variables;
    private final List<ValueView> outputs;
    private final List<String> secrets;

    /**
     * @param values the values of variables by name
     * @param sensitive the names of sensitive variables; empty if they are not known
     * @param others further secrets
     */
    HiddenValues(
            Map<String, String> values,
            Optional<Set<String>> sensitive,
            List<OutputValue> outputs,
            Collection<String> others) {
        this.secrets = Stream.concat(secrets(values, sensitive, outputs).stream(), others.stream())
                .distinct()
                // A secret may contain another one.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.variables = values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(value -> shown(value.getKey(), value.getValue(), hidden(value, sensitive)))
                .toList();
        this.outputs = outputs.stream()
                .map(output -> shown(output.name(), output.value(), hidden(output)))
                .toList();
    }

    /** The texts to search for: the lines of secret values and of their parts, also as Terraform quotes them. */
    static Set<String> secrets(Map<String, String> values, Optional<Set<String>> sensitive, List<OutputValue> outputs) {
        // Not all values where the sensitive ones are not known: a log without its region is no log.
        Optional<Set<String>> known = sensitive.or(() -> Optional.of(Set.of()));
        return Stream.concat(
                        values.entrySet().stream()
                                .filter(value -> hidden(value, known))
                                .map(Map.Entry::getValue),
                        outputs.stream().filter(HiddenValues::hidden).map(OutputValue::value))
                .flatMap(value -> Stream.concat(Stream.of(value), ValueForms.parts(value).stream()))
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST)
                .flatMap(line -> ValueForms.printed(line).stream())
                .collect(Collectors.toSet());
    }

    private static boolean hidden(Map.Entry<String, String> value, Optional<Set<String>> sensitive) {
        return sensitive.map(names -> names.contains(value.getKey())).orElse(true)
                || secretByName(value.getKey(), value.getValue());
    }

    private static boolean hidden(OutputValue output) {
        return output.sensitive() || secretByName(output.name(), output.value());
    }

    /** The OCID of a secret is not a secret. */
    private static boolean secretByName(String name, String value) {
        return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find() && !value.startsWith("ocid1.");
    }

    private ValueView shown(String name, String value, boolean hide) {
        return new ValueView(name, hide ? Optional.empty() : Optional.of(in(value)));
    }

    /** The variables by name. */
    List<ValueView> variables() {
        return variables;
    }

    /** The outputs in their order. */
    List<ValueView> outputs() {
        return outputs;
    }

    /** The text without secrets. */
    String in(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, MARK);
        }
        return shown;
    }
}
