package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A provider that a module requires, in {@code required_providers} or by a resource, a data source or a {@code provider}
 * block ("Provider Requirements" of Terraform's documentation).
 *
 * @param source its source address in lower case, such as {@code hashicorp/random}; with a host that is not one of the public
 *     registries
 * @param version its version constraint; empty for any version
 * @param block the first block that requires it
 * @param position the place in that block
 */
public record RequiredProvider(String source, String version, Block block, SourcePosition position) {

    private static final List<String> REGISTRIES = List.of("registry.terraform.io/", "registry.opentofu.org/");
    private static final String DEFAULT_NAMESPACE = "hashicorp/";
    private static final String VERSION = "version";
    /** Prefix of types of Terraform itself, such as {@code terraform_data}. */
    private static final String BUILT_IN = "terraform";

    /** The providers of a module, each once. */
    public static List<RequiredProvider> of(TerraformModule module) {
        Map<String, RequiredProvider> byName = new HashMap<>();
        List<RequiredProvider> all = new ArrayList<>();
        for (Block block : module.blocks()) {
            if (block.type().equals("terraform")) {
                for (Block requirements : block.body().blocks("required_providers")) {
                    requirements.body().attributes().forEach(requirement -> {
                        RequiredProvider required = declared(requirements, requirement);
                        byName.put(requirement.name(), required);
                        add(all, required);
                    });
                }
            }
        }
        for (Resource resource : module.resources()) {
            implied(all, byName, localName(resource), resource.block());
        }
        for (Block block : module.blocks()) {
            if (block.type().equals("provider") && block.labels().size() == 1) {
                implied(all, byName, block.labels().get(0), block);
            }
        }
        return List.copyOf(all);
    }

    /** The source address that a local name stands for in a module. */
    public static String source(TerraformModule module, String localName) {
        for (Block block : module.blocks()) {
            for (Block requirements :
                    block.type().equals("terraform") ? block.body().blocks("required_providers") : List.<Block>of()) {
                Optional<Argument> requirement = requirements.body().attribute(localName);
                if (requirement.isPresent()) {
                    return declared(requirements, requirement.get()).source();
                }
            }
        }
        return DEFAULT_NAMESPACE + localName.toLowerCase(Locale.ROOT);
    }

    private static RequiredProvider declared(Block requirements, Argument requirement) {
        Map<String, String> texts = new HashMap<>();
        // Before Terraform 0.13, a requirement was only a version.
        text(requirement.value()).ifPresent(version -> texts.put(VERSION, version));
        if (requirement.value() instanceof Expression.ObjectConstructor object) {
            for (Expression.ObjectConstructor.Item item : object.items()) {
                Optional<String> value = text(item.value());
                if (value.isPresent()) {
                    text(item.key()).ifPresent(key -> texts.put(key, value.get()));
                }
            }
        }
        String address = texts.getOrDefault("source", requirement.name()).toLowerCase(Locale.ROOT);
        for (String registry : REGISTRIES) {
            address = address.startsWith(registry) ? address.substring(registry.length()) : address;
        }
        return new RequiredProvider(
                address.contains("/") ? address : DEFAULT_NAMESPACE + address,
                texts.getOrDefault(VERSION, ""),
                requirements,
                requirement.position());
    }

    private static Optional<String> text(Expression expression) {
        return expression.literal().filter(String.class::isInstance).map(String.class::cast);
    }

    /** The name that the {@code provider} argument or the type of a resource gives. */
    private static String localName(Resource resource) {
        Optional<Expression> named =
                resource.block().body().attribute("provider").map(Argument::value);
        if (named.orElse(null) instanceof Expression.Traversal traversal) {
            return traversal.root();
        }
        int end = resource.type().indexOf('_');
        return end < 0 ? resource.type() : resource.type().substring(0, end);
    }

    private static void implied(
            List<RequiredProvider> all, Map<String, RequiredProvider> byName, String name, Block block) {
        if (!byName.containsKey(name) && !name.equals(BUILT_IN)) {
            RequiredProvider implied = new RequiredProvider(
                    DEFAULT_NAMESPACE + name.toLowerCase(Locale.ROOT), "", block, block.position());
            byName.put(name, implied);
            add(all, implied);
        }
    }

    private static void add(List<RequiredProvider> all, RequiredProvider required) {
        if (all.stream().noneMatch(other -> other.source.equals(required.source))) {
            all.add(required);
        }
    }
}
