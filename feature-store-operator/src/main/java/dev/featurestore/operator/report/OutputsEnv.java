package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code outputs.env}: a line {@code featurestore_outputs_NAME=VALUE} for each output, as {@link Dotenv} writes it. The
 * variable has the name of the Maven property {@code featurestore.outputs.NAME}, so that no output replaces a variable of the
 * shell such as {@code PATH}; an underscore replaces each character that a shell's names cannot have.
 *
 * @param text the file
 * @param leftOut a sentence for each output, or each group of outputs, without a line
 */
public record OutputsEnv(String text, List<String> leftOut) {

    private static final String PREFIX = "featurestore_outputs_";

    public OutputsEnv {
        leftOut = List.copyOf(leftOut);
    }

    /** The file for these outputs. */
    public static OutputsEnv of(List<Output> outputs) {
        StringBuilder text = new StringBuilder();
        List<String> leftOut = new ArrayList<>();
        byVariable(outputs).forEach((variable, same) -> {
            List<Output> owners = owners(variable, same);
            if (owners.size() < same.size()) {
                leftOut.add(collision(variable, same, owners));
            }
            for (Output owner : owners) {
                Dotenv.line(variable, owner.shownValue())
                        .ifPresentOrElse(
                                text::append,
                                () -> leftOut.add("Output " + owner.name()
                                        + " has no dotenv line, as its value has line breaks or control characters. "
                                        + instead()));
            }
        });
        return new OutputsEnv(text.toString(), leftOut);
    }

    /** The values by the names of their variables, without sensitive ones and those whose name is another output's. */
    public static Map<String, String> values(List<Output> outputs) {
        Map<String, String> values = new TreeMap<>();
        byVariable(outputs)
                .forEach((variable, same) -> owners(variable, same).stream()
                        .filter(output -> !output.sensitive())
                        .forEach(output -> values.put(variable, output.value())));
        return values;
    }

    private static Map<String, List<Output>> byVariable(List<Output> outputs) {
        return outputs.stream()
                .collect(Collectors.groupingBy(
                        output -> variable(output.name()), TreeMap::new, Collectors.toCollection(ArrayList::new)));
    }

    private static List<Output> owners(String variable, List<Output> same) {
        return same.size() == 1
                ? same
                : same.stream()
                        .filter(output -> variable.equals(PREFIX + output.name()))
                        .toList();
    }

    private static String variable(String output) {
        return PREFIX
                + output.codePoints()
                        .mapToObj(c -> Dotenv.isPartOfName(c) ? Character.toString(c) : "_")
                        .collect(Collectors.joining());
    }

    private static String collision(String variable, List<Output> same, List<Output> owners) {
        String names = same.stream().map(Output::name).sorted().collect(Collectors.joining(", "));
        return "Outputs " + names + " have the same name in dotenv form, " + variable + ": "
                + (owners.isEmpty()
                        ? "none of them is written. "
                        : "only " + owners.get(0).name() + " is written. ")
                + instead();
    }

    private static String instead() {
        return "Read it from report.json, or print it with featurestore:outputs";
    }
}
