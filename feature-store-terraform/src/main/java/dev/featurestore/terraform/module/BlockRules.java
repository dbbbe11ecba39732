package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which blocks Terraform 1.5 knows at the top of a file, and how they are labelled. */
final class BlockRules {

    private static final Map<String, List<String>> LABELS = Map.ofEntries(
            Map.entry("terraform", List.of()),
            Map.entry("provider", List.of("name")),
            Map.entry("variable", List.of("name")),
            Map.entry("locals", List.of()),
            Map.entry("output", List.of("name")),
            Map.entry("module", List.of("name")),
            Map.entry("resource", List.of("type", "name")),
            Map.entry("data", List.of("type", "name")),
            Map.entry("moved", List.of()),
            Map.entry("import", List.of()),
            Map.entry("check", List.of("name")));

    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}-]*");

    private static final Set<String> RESERVED_VARIABLES =
            Set.of("source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals");

    private BlockRules() {}

    static void checkTopLevel(Body body) throws HclSyntaxException {
        for (Argument attribute : body.attributes()) {
            throw unsupportedArgument(attribute);
        }
        for (Block block : body.blocks()) {
            List<String> expected = LABELS.get(block.type());
            if (expected == null) {
                throw unsupportedBlock(block);
            }
            checkLabels(block, expected);
        }
    }

    /** Refuses a data source in a {@code check} block without type and name, or with several instances. */
    static void checkNestedData(Block data) throws HclSyntaxException {
        checkLabels(data, List.of("type", "name"));
        for (String repeated : List.of("count", "for_each")) {
            Optional<Argument> attribute = data.body().attribute(repeated);
            if (attribute.isPresent()) {
                throw new HclSyntaxException(
                        attribute.get().position(),
                        "Invalid \"" + repeated + "\" attribute",
                        "The \"count\" and \"for_each\" meta-arguments are not supported within nested data blocks.");
            }
        }
    }

    private static void checkLabels(Block block, List<String> expected) throws HclSyntaxException {
        int given = block.labels().size();
        String type = block.type();
        String names = expected.size() + " labels (" + String.join(", ", expected) + ")";
        if (given > expected.size()) {
            throw problem(
                    block,
                    "Extraneous label for " + type,
                    expected.isEmpty()
                            ? "No labels are expected for " + type + " blocks."
                            : "Only " + names + " are expected for " + type + " blocks.");
        }
        if (given < expected.size()) {
            throw problem(
                    block,
                    "Missing " + expected.get(given) + " for " + type,
                    "All " + type + " blocks must have " + names + ".");
        }
        for (int i = 0; i < given; i++) {
            if (!NAME.matcher(block.labels().get(i)).matches()) {
                throw problem(
                        block,
                        "Invalid " + named(type, expected.get(i)),
                        "A name must start with a letter or underscore and may contain only letters, digits,"
                                + " underscores, and dashes.");
            }
        }
        if (type.equals("variable")
                && RESERVED_VARIABLES.contains(block.labels().get(0))) {
            throw problem(
                    block,
                    "Invalid variable name",
                    "The variable name \"" + block.labels().get(0)
                            + "\" is reserved due to its special meaning inside module blocks.");
        }
    }

    /** Terraform's term for a label, in the message that the label is not a valid name. */
    private static String named(String type, String label) {
        String what = switch (type) {
            case "data" -> "data resource";
            case "module" -> "module instance";
            case "check" -> "check block";
            case "provider" -> "provider local";
            default -> type;
        };
        return what + (label.equals("type") ? " type name" : " name");
    }

    /** Refuses what a block of that kind cannot contain. */
    static void checkContent(Block block, Set<String> arguments, Set<String> blocks) throws HclSyntaxException {
        for (Argument attribute : block.body().attributes()) {
            if (!arguments.contains(attribute.name())) {
                throw unsupportedArgument(attribute);
            }
        }
        for (Block nested : block.body().blocks()) {
            if (!blocks.contains(nested.type())) {
                throw unsupportedBlock(nested);
            }
        }
    }

    static HclSyntaxException unsupportedBlock(Block block) {
        return problem(
                block, "Unsupported block type", "Blocks of type \"" + block.type() + "\" are not expected here.");
    }

    private static HclSyntaxException unsupportedArgument(Argument attribute) {
        return new HclSyntaxException(
                attribute.position(),
                "Unsupported argument",
                "An argument named \"" + attribute.name() + "\" is not expected here.");
    }

    static HclSyntaxException problem(Block block, String summary, String detail) {
        return new HclSyntaxException(block.position(), summary, detail);
    }
}
