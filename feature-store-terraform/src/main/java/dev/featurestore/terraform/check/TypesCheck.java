package dev.featurestore.terraform.check;

import dev.featurestore.terraform.module.NameSuggestion;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.syntax.Block;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a module with the types of oracle/oci and of the utility providers: arguments, blocks and attributes. Only types of
 * oracle/oci must be known, because utility providers of later versions have more.
 */
public final class TypesCheck {

    private static final Set<String> ARGUMENTS = Set.of("count", "for_each", "depends_on", "provider");
    private static final Set<String> BLOCKS = Set.of("lifecycle", "provisioner", "connection");

    private final ProviderTypes types;
    private final Set<ModuleProblem> found = new LinkedHashSet<>();

    private TypesCheck(ProviderTypes types) {
        this.types = types;
    }

    /** The problems of a module, in the order of its blocks. */
    public static List<ModuleProblem> in(ModuleScope scope, InterfaceTable table) {
        TerraformModule module = scope.module();
        TypesCheck check = new TypesCheck(new ProviderTypes(module, table));
        module.resources().forEach(check::resource);
        for (Block block : module.blocks()) {
            if (block.type().equals("provider")) {
                check.types
                        .provider(block.labels().get(0))
                        .map(schema -> BlockContent.in(block, schema, Set.of("alias", "version"), Set.of()))
                        .ifPresent(check.found::addAll);
            }
        }
        check.found.addAll(AttributeCheck.in(scope, check.types));
        return new ArrayList<>(check.found);
    }

    private void resource(Resource resource) {
        Optional<BlockSchema> schema = types.schema(resource);
        if (schema.isPresent()) {
            found.addAll(BlockContent.in(resource.block(), schema.get(), ARGUMENTS, BLOCKS));
        } else if (ProviderTypes.isOci(resource.type())) {
            unknown(resource);
        }
    }

    private void unknown(Resource resource) {
        boolean data = resource.mode() == Resource.Mode.DATA;
        Resource.Mode other = data ? Resource.Mode.MANAGED : Resource.Mode.DATA;
        boolean otherMode = types.type(other, resource.type()).isPresent();
        ModuleProblem problem = ModuleProblem.at(
                resource.block().position(),
                resource.block().header(),
                data ? "Invalid data source" : "Invalid resource type",
                "The provider " + types.oci().source() + " does not support "
                        + (data ? "data source \"" : "resource type \"") + resource.type() + "\"."
                        + (otherMode ? " It has a " + (data ? "resource type" : "data source") + " of this name." : ""),
                otherMode
                        ? "Declare it in a " + (data ? "resource" : "data") + " block"
                        : "Correct the type, or require the version of the provider that has it, above "
                                + types.oci().version());
        found.add(
                otherMode ? problem : problem.meant(NameSuggestion.of(resource.type(), types.names(resource.mode()))));
    }
}
