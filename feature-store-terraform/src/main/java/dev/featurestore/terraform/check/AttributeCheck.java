package dev.featurestore.terraform.check;

import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.ModuleOutput;
import dev.featurestore.terraform.module.NameSuggestion;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.syntax.AllExpressions;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds attributes that resources, data sources and modules do not have, and attributes of several instances. */
final class AttributeCheck {

    private static final String UNSUPPORTED = "Unsupported attribute";

    private final ModuleScope scope;
    private final ProviderTypes types;
    private final Map<String, Resource> resources = new HashMap<>();
    private final Map<String, ModuleCall> calls = new HashMap<>();
    private final Set<ModuleProblem> found = new LinkedHashSet<>();
    private String header = "";
    /** Whether the current block is part of a dynamic block, which may have no instances: Terraform checks no keys there. */
    private boolean expanded;

    private AttributeCheck(ModuleScope scope, ProviderTypes types) {
        this.scope = scope;
        this.types = types;
        TerraformModule module = scope.module();
        module.resources().forEach(resource -> resources.put(resource.address(), resource));
        module.moduleCalls().forEach(call -> calls.put("module." + call.name(), call));
    }

    /** The problems of a module, in the order of its blocks. */
    static List<ModuleProblem> in(ModuleScope scope, ProviderTypes types) {
        AttributeCheck check = new AttributeCheck(scope, types);
        for (Block block : scope.module().blocks()) {
            check.header = block.header();
            if (!block.type().equals("moved") && !block.type().equals("import")) {
                check.body(block.body());
            }
        }
        return new ArrayList<>(check.found);
    }

    private void body(Body body) {
        AllExpressions.in(new Body(body.attributes(), List.of())).forEach(this::visit);
        for (Block block : body.blocks()) {
            boolean before = expanded;
            expanded |= block.type().equals("dynamic");
            body(block.body());
            expanded = before;
        }
    }

    private void visit(Expression expression) {
        if (expression instanceof Expression.Traversal traversal) {
            traversal(traversal);
        } else if (expression instanceof Expression.GetAttribute get) {
            Expression from = get.from() instanceof Expression.Index index ? index.from() : get.from();
            instance(from).ifPresent(declared -> attribute(declared, get.name(), get.position()));
        }
    }

    /** What an expression names without an attribute of it. */
    private Optional<Declared> instance(Expression expression) {
        if (!(expression instanceof Expression.Traversal traversal)) {
            return Optional.empty();
        }
        return Optional.ofNullable(declared(traversal)).filter(declared -> declared.rest.isEmpty());
    }

    private void traversal(Expression.Traversal traversal) {
        Declared declared = declared(traversal);
        if (declared == null || declared.rest.isEmpty()) {
            return;
        }
        for (String repeated : List.of("count", "for_each")) {
            if (declared.block.body().attribute(repeated).isPresent()) {
                if (expanded || calls.containsKey(declared.address)) {
                    return; // An attribute of a module that is called for each key may be a key.
                }
                String address = declared.address;
                String key = repeated.equals("count") ? "[count.index]" : "[each.key]";
                found.add(ModuleProblem.at(
                        traversal.position(),
                        header,
                        "Missing resource instance key",
                        "Because " + address + " has \"" + repeated
                                + "\" set, its attributes must be accessed on specific instances.\n\nFor example, to"
                                + " correlate with indices of a referring resource, use:\n    " + address + key,
                        "Name the instance: " + address + key));
                return;
            }
        }
        attribute(declared, declared.rest.get(0), traversal.position());
    }

    /**
     * What a name refers to.
     *
     * @param block the block that declares it
     * @param rest the attributes that follow
     */
    private record Declared(String address, Block block, List<String> rest) {}

    private @Nullable Declared declared(Expression.Traversal traversal) {
        List<String> names = new ArrayList<>(List.of(traversal.root()));
        names.addAll(traversal.attributes());
        if (names.size() > 1 && names.get(0).equals("resource")) {
            names.remove(0);
        }
        int length = names.get(0).equals("data") ? 3 : 2;
        if (names.size() < length) {
            return null;
        }
        String address = String.join(".", names.subList(0, length));
        Resource resource = resources.get(address);
        ModuleCall call = calls.get(address);
        if (resource == null && call == null) {
            return null;
        }
        Block block = resource == null ? Objects.requireNonNull(call).block() : resource.block();
        return new Declared(address, block, names.subList(length, names.size()));
    }

    private void attribute(Declared declared, String name, SourcePosition position) {
        Resource resource = resources.get(declared.address);
        if (resource != null) {
            Optional<BlockSchema> schema = types.schema(resource);
            if (schema.isPresent()
                    && !schema.get().attributes().containsKey(name)
                    && !schema.get().blocks().containsKey(name)) {
                Set<String> known = new TreeSet<>(schema.get().attributes().keySet());
                known.addAll(schema.get().blocks().keySet());
                found.add(ModuleProblem.at(
                                position,
                                header,
                                UNSUPPORTED,
                                "This object has no argument, nested block, or exported attribute named \"" + name
                                        + "\".",
                                "Use an attribute that " + resource.type() + " has")
                        .meant(NameSuggestion.of(name, known)));
            }
            return;
        }
        String call = declared.address.substring("module.".length());
        Optional<TerraformModule> called = scope.called(call);
        if (called.isPresent()) {
            List<String> outputs =
                    called.get().outputs().stream().map(ModuleOutput::name).toList();
            if (!outputs.contains(name)) {
                found.add(ModuleProblem.at(
                        position,
                        header,
                        UNSUPPORTED,
                        "This object does not have an attribute named \"" + name + "\".",
                        NameSuggestion.of(name, outputs)
                                .map(meant -> "Write " + meant + " in its place")
                                .orElse("Declare the output in the module: output \"" + name + "\"")));
            }
        }
    }
}
