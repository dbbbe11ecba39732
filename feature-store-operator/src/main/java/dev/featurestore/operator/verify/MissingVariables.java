package dev.featurestore.operator.verify;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.terraform.module.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Required variables of the stack without a value in the configuration: one problem, with the lines to paste. */
record MissingVariables(List<Variable> variables) {
    private static final String PATH = "spec.variables";

    /** Indentation of a level if the file has none to derive it from. */
    private static final int INDENT = 2;

    Problem problem(YamlMapping root, YamlMapping spec) {
        String names = variables.stream().map(Variable::name).collect(Collectors.joining(", "));
        boolean one = variables.size() == 1;
        YamlMapping given = spec.mapping("variables");
        boolean flow = given != null
                && given.entries().stream()
                        .anyMatch(entry ->
                                entry.location().line() == root.locate(PATH).line());
        return new Problem(
                        Severity.ERROR,
                        FailureCode.INVALID_CONFIGURATION,
                        root.locate(PATH),
                        PATH,
                        one
                                ? "the required variable " + names + " of the stack has no value"
                                : variables.size() + " required variables of the stack have no value: " + names,
                        flow
                                ? "Write variables on lines of their own, and add these below it, with your values:"
                                : given == null
                                        ? "Add these lines below spec, with your values:"
                                        : "Add these lines below spec.variables, with your values:")
                .pasting(lines(spec, given, flow));
    }

    private List<String> lines(YamlMapping spec, @Nullable YamlMapping given, boolean flow) {
        int ofKeys = indent(spec, INDENT);
        int ofVariables = given == null || flow ? ofKeys + INDENT : indent(given, ofKeys + INDENT);
        List<String> lines = new ArrayList<>();
        if (spec.entry("variables") == null) {
            lines.add(" ".repeat(ofKeys) + "variables:");
        }
        for (Variable variable : variables) {
            lines.add(" ".repeat(ofVariables) + variable.name() + ": " + TypeWords.example(variable.type()));
        }
        return lines;
    }

    /** The column of the keys of a block, counted from 0. */
    private static int indent(YamlMapping mapping, int otherwise) {
        return mapping.entries().stream()
                .mapToInt(entry -> entry.location().column() - 1)
                .min()
                .orElse(otherwise);
    }
}
