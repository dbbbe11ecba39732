package dev.featurestore.terraform.syntax;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How Terraform reads a block of a file in JSON syntax. Source: "JSON Configuration Syntax" in Terraform's documentation.
 *
 * @param labels number of labels, each of which is a level of objects
 * @param references arguments whose strings are expressions in native syntax: references and keywords
 * @param literals arguments whose strings are not templates
 * @param blocks the nested blocks by name
 */
record JsonShape(int labels, Set<String> references, Set<String> literals, Map<String, JsonShape> blocks) {

    /** Stands for all arguments of a block. */
    private static final String ALL = "*";

    private static final JsonShape EXPRESSIONS = arguments(0, Set.of(), Set.of());
    private static final JsonShape LIFECYCLE = new JsonShape(
            0,
            Set.of("ignore_changes", "replace_triggered_by"),
            Set.of("create_before_destroy", "prevent_destroy"),
            Map.of("precondition", EXPRESSIONS, "postcondition", EXPRESSIONS));
    private static final JsonShape PROVISIONER =
            new JsonShape(1, Set.of("when", "on_failure"), Set.of(), Map.of("connection", EXPRESSIONS));
    private static final JsonShape DATA = new JsonShape(
            2,
            Set.of("depends_on", "provider"),
            Set.of(),
            Map.of("lifecycle", LIFECYCLE, "provisioner", PROVISIONER, "connection", EXPRESSIONS));
    private static final JsonShape LITERAL = arguments(0, Set.of(), Set.of(ALL));

    private static final JsonShape FILE = new JsonShape(
            0,
            Set.of(),
            Set.of(),
            Map.ofEntries(
                    Map.entry(
                            "terraform",
                            new JsonShape(
                                    0,
                                    Set.of(),
                                    Set.of(ALL),
                                    Map.of(
                                            "required_providers",
                                            LITERAL,
                                            "backend",
                                            arguments(1, Set.of(), Set.of(ALL)),
                                            "provider_meta",
                                            arguments(1, Set.of(), Set.of()),
                                            "cloud",
                                            new JsonShape(0, Set.of(), Set.of(ALL), Map.of("workspaces", LITERAL))))),
                    Map.entry("provider", arguments(1, Set.of(), Set.of("alias", "version"))),
                    Map.entry(
                            "variable",
                            new JsonShape(1, Set.of("type"), Set.of(ALL), Map.of("validation", EXPRESSIONS))),
                    Map.entry("locals", EXPRESSIONS),
                    Map.entry(
                            "output",
                            new JsonShape(
                                    1,
                                    Set.of("depends_on"),
                                    Set.of("description", "sensitive", "ephemeral", "deprecated"),
                                    Map.of("precondition", EXPRESSIONS))),
                    Map.entry("module", arguments(1, Set.of("depends_on", "providers"), Set.of("source", "version"))),
                    Map.entry("resource", DATA),
                    Map.entry("data", DATA),
                    Map.entry("ephemeral", DATA),
                    Map.entry("action", DATA),
                    Map.entry("list", DATA),
                    Map.entry("moved", arguments(0, Set.of("from", "to"), Set.of())),
                    Map.entry("removed", new JsonShape(0, Set.of("from"), Set.of(), Map.of("lifecycle", LIFECYCLE))),
                    Map.entry("import", arguments(0, Set.of("to", "provider"), Set.of())),
                    Map.entry(
                            "check",
                            new JsonShape(1, Set.of(), Set.of(), Map.of("data", DATA, "assert", EXPRESSIONS)))));

    private static JsonShape arguments(int labels, Set<String> references, Set<String> literals) {
        return new JsonShape(labels, references, literals, Map.of());
    }

    /** The top level of a file. */
    static JsonShape file() {
        return FILE;
    }

    /** A nested block of a provider's type. */
    static JsonShape nested() {
        return EXPRESSIONS;
    }

    Optional<JsonShape> block(String name) {
        return Optional.ofNullable(blocks.get(name));
    }

    /** How the strings of an argument are read. */
    JsonStrings strings(String argument) {
        if (references.contains(argument)) {
            return JsonStrings.NATIVE;
        }
        return literals.contains(argument) || literals.contains(ALL) ? JsonStrings.LITERAL : JsonStrings.TEMPLATES;
    }
}
