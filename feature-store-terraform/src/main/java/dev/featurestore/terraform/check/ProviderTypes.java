package dev.featurestore.terraform.check;

import dev.featurestore.terraform.module.RequiredProvider;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import dev.featurestore.terraform.schema.UtilityTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of the provider oracle/oci and of the utility providers, as far as a module uses them. */
final class ProviderTypes {

    private static final String OCI = "oci";

    private final TerraformModule module;
    private final InterfaceTable table;
    private final Map<String, Optional<ProviderInterface>> utilities = new HashMap<>();

    /** @param table the interface of oracle/oci */
    ProviderTypes(TerraformModule module, InterfaceTable table) {
        this.module = module;
        this.table = table;
    }

    /** The interface of oracle/oci. */
    InterfaceTable oci() {
        return table;
    }

    /** Whether a type is one of oracle/oci by its name. */
    static boolean isOci(String type) {
        return type.startsWith(OCI + "_");
    }

    /** The schema of a resource or data source; empty if the type is not known. */
    Optional<BlockSchema> schema(Resource resource) {
        return type(resource.mode(), resource.type()).map(TypeInterface::schema);
    }

    Optional<TypeInterface> type(Resource.Mode mode, String name) {
        boolean data = mode == Resource.Mode.DATA;
        if (isOci(name)) {
            return data ? table.dataSource(name) : table.resource(name);
        }
        return utility(name.substring(0, Math.max(name.indexOf('_'), 0)))
                .flatMap(
                        utility -> Optional.ofNullable((data ? utility.dataSources() : utility.resources()).get(name)));
    }

    /** The schema of a provider's block; empty if the provider is not known. */
    Optional<BlockSchema> provider(String localName) {
        return localName.equals(OCI)
                ? Optional.of(table.provider())
                : utility(localName).map(ProviderInterface::provider);
    }

    /** The utility provider that a local name stands for. */
    private Optional<ProviderInterface> utility(String localName) {
        return utilities.computeIfAbsent(localName, name -> {
            boolean utility = UtilityTables.NAMES.contains(name)
                    && RequiredProvider.source(module, name).equals(UtilityTables.NAMESPACE + "/" + name);
            return utility ? Optional.of(UtilityTables.read(name)) : Optional.empty();
        });
    }

    /** The names of the types of oracle/oci. */
    List<String> names(Resource.Mode mode) {
        return mode == Resource.Mode.DATA ? table.dataSources() : table.resources();
    }
}
