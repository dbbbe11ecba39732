package dev.featurestore.terraform.language;

import dev.featurestore.terraform.module.Constants;
import dev.featurestore.terraform.module.ResourceAddress;
import dev.featurestore.terraform.syntax.AllExpressions;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.Reference;
import dev.featurestore.terraform.syntax.ReferenceUse;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks and arguments that Terraform 1.5 does not have, in one block of a file's top level. */
final class LaterBlocks {

    private static final String FOR_EACH = "for_each";

    private final Block block;
    private final List<Finding> found = new ArrayList<>();

    private LaterBlocks(Block block) {
        this.block = block;
    }

    static List<Finding> in(Block block) {
        LaterBlocks blocks = new LaterBlocks(block);
        blocks.read();
        return blocks.found;
    }

    private void read() {
        switch (block.type()) {
            case "removed" ->
                newBlock(
                        "removed block",
                        "Terraform 1.7",
                        "Import a state without the resource into the stack, then delete this block");
            case "ephemeral" ->
                newBlock(
                        "ephemeral block",
                        "Terraform 1.10",
                        "Read the value with a data source, and mark it as sensitive");
            case "action" ->
                newBlock("action block", "Terraform 1.14", "Delete the block, and run the action outside of the stack");
            case "list" -> newBlock("list block", "Terraform 1.14", "Delete the block");
            case "terraform" -> terraform();
            case "provider" -> provider();
            case "variable" -> variable();
            case "output" -> {
                ephemeral("ephemeral output", "Set sensitive = true");
                deprecated("output");
            }
            case "import" -> imports();
            case "moved" -> moved();
            case "module" -> module();
            case "resource" -> resource();
            case "data" -> lifecycle();
            default -> {}
        }
    }

    private void newBlock(String construct, String since, String instead) {
        found.add(Finding.block(block, construct, since, instead));
    }

    private void argument(String name, String construct, String since, String instead) {
        block.body()
                .attribute(name)
                .map(attribute -> Finding.argument(attribute, construct, since, instead))
                .ifPresent(found::add);
    }

    private void ephemeral(String construct, String instead) {
        argument("ephemeral", construct, "Terraform 1.10", instead);
    }

    private void deprecated(String what) {
        argument("deprecated", "deprecated " + what, "OpenTofu 1.10", "Mention the deprecation in the description");
    }

    private void terraform() {
        for (Block encryption : block.body().blocks("encryption")) {
            found.add(Finding.block(
                    encryption,
                    "encryption block",
                    "OpenTofu 1.7",
                    "Delete the block; Resource Manager encrypts the state"));
        }
        for (Block backend : block.body().blocks("backend")) {
            AllExpressions.in(backend.body()).forEach(this::refuseReference);
        }
    }

    private void module() {
        block.body().attribute("source").map(Argument::value).ifPresent(this::refuseReferences);
        block.body().attribute("version").map(Argument::value).ifPresent(this::refuseReferences);
        lifecycle();
    }

    private void refuseReferences(Expression expression) {
        expression.uses().forEach(use -> found.add(early(use.position())));
    }

    private void refuseReference(Expression expression) {
        if (expression instanceof Expression.Traversal traversal) {
            found.add(early(traversal.position()));
        }
    }

    private Finding early(SourcePosition position) {
        return new Finding(
                position,
                "value in " + (block.type().equals("module") ? "the source of a module" : "a backend"),
                "OpenTofu 1.8",
                "Write the value as a literal string",
                "Variables not allowed",
                "Variables may not be used here.");
    }

    private void provider() {
        block.body()
                .attribute(FOR_EACH)
                .map(
                        attribute -> new Finding(
                                attribute.position(),
                                "for_each of a provider",
                                "OpenTofu 1.9",
                                "Write one provider block with an alias for each configuration",
                                "Reserved argument name in provider block",
                                "The provider argument name \"for_each\" is reserved for use by Terraform in a future version."))
                .ifPresent(found::add);
    }

    private void variable() {
        ephemeral("ephemeral variable", "Set sensitive = true");
        deprecated("variable");
        for (Block validation : block.body().blocks("validation")) {
            refuseOthers(validation, "condition", "condition");
            refuseOthers(validation, "error_message", "error message");
        }
    }

    private void refuseOthers(Block validation, String argument, String called) {
        Optional<Argument> attribute = validation.body().attribute(argument);
        String name = block.labels().isEmpty() ? "" : block.labels().get(0);
        Reference self = new Reference(Reference.Kind.VARIABLE, name);
        for (ReferenceUse use :
                attribute.map(condition -> condition.value().uses()).orElse(List.of())) {
            if (!use.reference().equals(self)) {
                found.add(new Finding(
                        use.position(),
                        "reference to another object in the validation of a variable",
                        "Terraform 1.9",
                        "Check the value in a precondition of a resource or an output",
                        "Invalid reference in variable validation",
                        "The " + called + " for variable \"" + name
                                + "\" can only refer to the variable itself, using var." + name + "."));
            }
        }
    }

    private void imports() {
        argument(FOR_EACH, "for_each of an import", "Terraform 1.7", "Write one import block for each resource");
        argument("identity", "import by identity", "Terraform 1.12", "Write the ID of the resource: id = \"…\"");
        Optional<Expression> id = block.body().attribute("id").map(Argument::value);
        if (id.isPresent()) {
            try {
                Constants.check(id.get());
            } catch (HclSyntaxException noConstant) {
                found.add(new Finding(
                        noConstant.position(),
                        "expression as the id of an import",
                        "Terraform 1.6",
                        "Write the ID as a literal string",
                        noConstant.summary(),
                        noConstant.detail()));
            }
        }
    }

    private void moved() {
        Optional<Argument> from = block.body().attribute("from");
        Optional<Argument> to = block.body().attribute("to");
        String before = from.map(Argument::value).flatMap(ResourceAddress::type).orElse("");
        String after = to.map(Argument::value).flatMap(ResourceAddress::type).orElse("");
        if (!before.isEmpty() && !after.isEmpty() && !before.equals(after)) {
            found.add(new Finding(
                    from.orElseThrow().value().position(),
                    "moved block between types of resources",
                    "Terraform 1.8",
                    "Delete the block, and import the resource at its new address",
                    "Resource type mismatch",
                    "This statement declares a move from " + before + " to " + after
                            + ", which is a resource of a different type."));
        }
    }

    private void resource() {
        lifecycle();
        writeOnly(block.body());
    }

    private void lifecycle() {
        for (Block lifecycle : block.body().blocks("lifecycle")) {
            lifecycle
                    .body()
                    .attribute("enabled")
                    .map(enabled -> Finding.argument(
                            enabled, "enabled in lifecycle", "OpenTofu 1.11", "Write count = … ? 1 : 0"))
                    .ifPresent(found::add);
            for (Block trigger : lifecycle.body().blocks("action_trigger")) {
                found.add(Finding.block(
                        trigger,
                        "action_trigger block",
                        "Terraform 1.14",
                        "Delete the block, and run the action outside of the stack"));
            }
        }
    }

    /** Finds write-only arguments: their names end in {@code _wo} (Terraform documentation, "Use write-only arguments"). */
    private void writeOnly(Body body) {
        for (Argument attribute : body.attributes()) {
            if (attribute.name().endsWith("_wo")) {
                String plain = attribute.name().substring(0, attribute.name().length() - "_wo".length());
                found.add(Finding.argument(
                        attribute, "write-only argument " + attribute.name(), "Terraform 1.11", "Use " + plain));
            }
        }
        for (Block nested : body.blocks()) {
            writeOnly(nested.body());
        }
    }
}
