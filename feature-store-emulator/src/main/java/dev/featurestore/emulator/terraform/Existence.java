package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.provider.answers.ExistingResources;
import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.BlockTypes;
import dev.featurestore.provider.value.JsonValues;
import dev.featurestore.provider.value.Value;
import dev.featurestore.provider.value.ValueFormatException;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The existing resources of the tenancy, declared in the control file.
 *
 * @param controlFile the control file
 * @param resources attributes by type and identifier
 */
public record Existence(Path controlFile, Map<String, Map<String, JsonNode>> resources) {

    public Existence {
        resources = Map.copyOf(resources);
    }

    /** The hint after a failure of a data source. */
    List<String> hint() {
        return List.of(
                "",
                "The embedded cloud has only the resources that its jobs created. If the data source looks for an"
                        + " existing resource (a network, a vault, a user), declare it under \"exists\" in "
                        + controlFile
                        + " (see docs/embedded-cloud.md).");
    }

    /** The types of the existing resources. */
    Set<String> types() {
        return resources.keySet();
    }

    /** Declares the existing resources to the tenancy, in place of earlier ones. */
    void settle(ExistingResources tenancy, Account account, ProviderInterface offered) throws JobFailedException {
        List<ExistingResources.Existing> existing = new ArrayList<>();
        for (Map.Entry<String, Map<String, JsonNode>> ofType : new TreeMap<>(resources).entrySet()) {
            TypeInterface type = offered.resources().get(ofType.getKey());
            if (type == null) {
                throw wrong("The stand-in for " + offered.source() + " has no resource type " + ofType.getKey()
                        + ". Use the names of Terraform, such as oci_core_vcn.");
            }
            for (Map.Entry<String, JsonNode> resource : new TreeMap<>(ofType.getValue()).entrySet()) {
                existing.add(new ExistingResources.Existing(
                        type, resource.getKey(), attributes(type, resource.getKey(), resource.getValue())));
            }
        }
        try {
            tenancy.exist(existing, account);
        } catch (ServiceException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Value.Structure attributes(TypeInterface type, String id, JsonNode declared) throws JobFailedException {
        BlockSchema schema = type.schema();
        SortedMap<String, Value> attributes = new TreeMap<>();
        try {
            if (JsonValues.read(BlockTypes.of(schema), Json.write(declared)) instanceof Value.Structure read) {
                attributes.putAll(read.elements());
            }
        } catch (ValueFormatException e) {
            throw wrong(type.name() + " " + id + ": " + e.getMessage() + ".");
        }
        List<String> unknown = new ArrayList<>();
        declared.fieldNames().forEachRemaining(name -> {
            if (!attributes.containsKey(name)) {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            throw wrong(type.name() + " " + id + ": unknown attributes: " + String.join(", ", unknown) + ".");
        }
        attributes.keySet().removeIf(name -> !declared.has(name));
        return new Value.Structure(attributes);
    }

    private JobFailedException wrong(String what) {
        return new JobFailedException(
                Diagnostic.nowhere("Invalid \"exists\" in " + controlFile, what + " Fix the file, then try again."));
    }
}
