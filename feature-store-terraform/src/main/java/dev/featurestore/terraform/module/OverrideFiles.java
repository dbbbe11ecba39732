package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.Literals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Merges the blocks of override files into those of the other files. Source: "Override Files" in Terraform's documentation.
 */
final class OverrideFiles {

    private static final String LIFECYCLE = "lifecycle";
    private static final String JSON = ".json";

    private final List<Block> blocks;

    /** @param blocks those of the files that are no override files, in the order of files and lines */
    OverrideFiles(List<Block> blocks) {
        this.blocks = new ArrayList<>(blocks);
    }

    /** Whether a file is an override file: {@code override.tf} and {@code NAME_override.tf}, or these in JSON syntax. */
    static boolean isOverride(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        String base = name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
        return base.equals("override.tf") || base.endsWith("_override.tf");
    }

    /** The blocks after all overrides. */
    List<Block> blocks() {
        return blocks;
    }

    /**
     * Merges a block of an override file.
     *
     * @throws HclSyntaxException if the other files do not declare what it overrides
     */
    void add(Block override) throws HclSyntaxException {
        switch (override.type()) {
            case "locals" -> locals(override);
            case "terraform" -> terraform(override);
            case "moved" -> throw refused(override, "Records of moved objects can");
            case "import" -> throw refused(override, "Import blocks can");
            case "check" ->
                throw BlockRules.problem(
                        override, "Can't override check blocks", "Override files cannot override check blocks.");
            default -> declared(override);
        }
    }

    private static HclSyntaxException refused(Block override, String what) {
        return BlockRules.problem(
                override,
                "Cannot override '" + override.type() + "' blocks",
                what + " appear only in normal files, not in override files.");
    }

    private void declared(Block override) throws HclSyntaxException {
        for (int i = 0; i < blocks.size(); i++) {
            if (isSame(blocks.get(i), override)) {
                blocks.set(i, merged(blocks.get(i), override));
                return;
            }
        }
        if (override.type().equals("provider") && alias(override).isEmpty()) {
            // A provider without a block has an empty configuration.
            blocks.add(override);
            return;
        }
        throw missing(override);
    }

    private static HclSyntaxException missing(Block override) {
        String first = override.labels().get(0);
        return switch (override.type()) {
            case "variable" ->
                missing(
                        override,
                        "Missing base variable declaration to override",
                        "There is no variable named \"" + first + "\"",
                        "a variable that was already declared");
            case "output" ->
                missing(
                        override,
                        "Missing base output definition to override",
                        "There is no output named \"" + first + "\"",
                        "an output that was already defined");
            case "module" ->
                missing(
                        override,
                        "Missing module call to override",
                        "There is no module call named \"" + first + "\"",
                        "a module call that was defined");
            case "provider" ->
                missing(
                        override,
                        "Missing base provider configuration for override",
                        "There is no " + first + " provider configuration with the alias \""
                                + alias(override).orElse("") + "\"",
                        "an aliased provider configuration that was already defined");
            case "data" ->
                missing(
                        override,
                        "Missing data resource to override",
                        "There is no " + first + " data resource named \""
                                + override.labels().get(1) + "\"",
                        "a data block defined");
            default ->
                missing(
                        override,
                        "Missing resource to override",
                        "There is no " + first + " resource named \""
                                + override.labels().get(1) + "\"",
                        "a resource block defined");
        };
    }

    private static HclSyntaxException missing(Block override, String summary, String absent, String only) {
        return BlockRules.problem(
                override,
                summary,
                absent + ". An override file can only override " + only + " in a primary configuration file.");
    }

    private static boolean isSame(Block block, Block override) {
        return block.type().equals(override.type())
                && block.labels().equals(override.labels())
                && (!block.type().equals("provider") || alias(block).equals(alias(override)));
    }

    private static Optional<String> alias(Block provider) {
        return provider.body().attribute("alias").map(Argument::value).flatMap(Literals::text);
    }

    private static Block merged(Block block, Block override) throws HclSyntaxException {
        Optional<Argument> dependencies = override.body().attribute("depends_on");
        if (dependencies.isPresent()) {
            throw new HclSyntaxException(
                    dependencies.get().position(),
                    "Unsupported override",
                    "The depends_on argument may not be overridden.");
        }
        return with(
                block,
                new Body(
                        attributes(block.body(), override.body()),
                        nested(block.body().blocks(), override.body().blocks())));
    }

    private static List<Argument> attributes(Body body, Body override) {
        Map<String, Argument> attributes = new LinkedHashMap<>();
        body.attributes().forEach(attribute -> attributes.put(attribute.name(), attribute));
        override.attributes().forEach(attribute -> attributes.put(attribute.name(), attribute));
        return List.copyOf(attributes.values());
    }

    /** Nested blocks of a type that the override has replace all of that type; only {@code lifecycle} is merged. */
    private static List<Block> nested(List<Block> blocks, List<Block> overrides) {
        Set<String> replaced = overrides.stream().map(OverrideFiles::kind).collect(Collectors.toSet());
        List<Block> all = new ArrayList<>();
        for (Block block : blocks) {
            if (!replaced.contains(kind(block))) {
                all.add(block);
            }
        }
        for (Block override : overrides) {
            Optional<Block> lifecycle = blocks.stream()
                    .filter(block ->
                            block.type().equals(LIFECYCLE) && override.type().equals(LIFECYCLE))
                    .findFirst();
            all.add(lifecycle
                    .map(block -> with(
                            block,
                            new Body(
                                    attributes(block.body(), override.body()),
                                    nested(
                                            block.body().blocks(),
                                            override.body().blocks()))))
                    .orElse(override));
        }
        return all;
    }

    /** The type that a nested block makes: that of a {@code dynamic} block is its label. */
    private static String kind(Block block) {
        return block.type().equals("dynamic") && !block.labels().isEmpty()
                ? block.labels().get(0)
                : block.type();
    }

    private void locals(Block override) throws HclSyntaxException {
        for (Argument local : override.body().attributes()) {
            local(local);
        }
    }

    private void local(Argument local) throws HclSyntaxException {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.type().equals("locals")
                    && block.body().attribute(local.name()).isPresent()) {
                Body only = new Body(List.of(local), List.of());
                blocks.set(
                        i,
                        with(
                                block,
                                new Body(
                                        attributes(block.body(), only),
                                        block.body().blocks())));
                return;
            }
        }
        throw new HclSyntaxException(
                local.position(),
                "Missing base local value definition to override",
                "There is no local value named \"" + local.name()
                        + "\". An override file can only override a local value that was already defined in a primary"
                        + " configuration file.");
    }

    /** Settings of the module are one block, whichever files have them; requirements of providers are merged by name. */
    private void terraform(Block override) {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.type().equals("terraform")) {
                blocks.set(i, with(block, withoutWhatIsIn(override.body(), block.body())));
            }
        }
        blocks.add(override);
    }

    private static Body withoutWhatIsIn(Body override, Body body) {
        List<Block> kept = new ArrayList<>();
        for (Block block : body.blocks()) {
            List<Block> replacing = override.blocks(block.type());
            if (replacing.isEmpty()) {
                kept.add(block);
            } else if (block.type().equals("required_providers")) {
                kept.add(with(block, withoutRequirements(block.body(), replacing)));
            }
        }
        List<Argument> arguments = body.attributes().stream()
                .filter(attribute -> override.attribute(attribute.name()).isEmpty())
                .toList();
        return new Body(arguments, kept);
    }

    private static Body withoutRequirements(Body requirements, List<Block> replacing) {
        return new Body(
                requirements.attributes().stream()
                        .filter(requirement -> replacing.stream()
                                .noneMatch(block -> block.body()
                                        .attribute(requirement.name())
                                        .isPresent()))
                        .toList(),
                List.of());
    }

    private static Block with(Block block, Body body) {
        return new Block(block.type(), block.labels(), body, block.position(), block.source());
    }
}
