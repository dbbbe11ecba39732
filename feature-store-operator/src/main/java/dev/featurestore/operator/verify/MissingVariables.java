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

/** Required variables of the stack that a configuration gives no value: one problem, with the lines to paste. */
record MissingVariables(List<Variable> variables) {
    private static final String PATH = "spec.variables";

    /** Spaces of a level where the file does not show how many it has. */
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
                                ? "expected a value of " + names + ", which the stack requires; found none"
                                : "expected values of " + variables.size()
                                        + " variables that the stack requires; found none of " + names,
                        flow
                                ? "write variables on lines of their own, and add these below it, with your values:"
                                : given == null
                                        ? "add these lines below spec, with your values:"
                                        : "add these lines below spec.variables, with your values:")
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

    /** The column in which the keys of a block are, counted from 0. */
    private static int indent(YamlMapping mapping, int otherwise) {
        return mapping.entries().stream()
                .mapToInt(entry -> entry.location().column() - 1)
                .min()
                .orElse(otherwise);
    }
}
