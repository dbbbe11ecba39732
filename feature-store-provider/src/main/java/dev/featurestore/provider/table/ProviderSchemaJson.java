package dev.featurestore.provider.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import dev.featurestore.terraform.schema.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The output of {@code terraform providers schema -json} (Terraform's documentation: "Command: providers schema"). It
 * has neither the provider's version nor the attributes whose change replaces a resource.
 */
public final class ProviderSchemaJson {

    private static final String WAY_OUT =
            ". Use the output of 'terraform providers schema -json', run in a directory where 'terraform init' installed"
                    + " oracle/oci";

    private final Path file;

    private ProviderSchemaJson(Path file) {
        this.file = file;
    }

    /**
     * Reads the interface of {@code oracle/oci} or {@code hashicorp/oci}.
     *
     * @throws ProviderSchemaException if the file cannot be read, or is something else
     */
    public static ProviderInterface read(Path file) throws ProviderSchemaException {
        try {
            return new ProviderSchemaJson(file).provider(new ObjectMapper().readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            throw new ProviderSchemaException(
                    file + ": line " + e.getLocation().getLineNr() + " is not valid JSON" + WAY_OUT, e);
        } catch (IOException e) {
            throw new ProviderSchemaException("Cannot read " + file + WAY_OUT, e);
        }
    }

    private ProviderInterface provider(JsonNode root) throws ProviderSchemaException {
        JsonNode providers = root.path("provider_schemas");
        if (!providers.isObject() || providers.isEmpty()) {
            throw new ProviderSchemaException(file + ": missing key 'provider_schemas'" + WAY_OUT);
        }
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> provider : providers.properties()) {
            String name = provider.getKey();
            if (name.endsWith("/oracle/oci") || name.endsWith("/hashicorp/oci")) {
                JsonNode schemas = provider.getValue();
                return new ProviderInterface(
                        name.substring(name.indexOf('/') + 1),
                        "",
                        block(schemas.path("provider").path("block"), "provider"),
                        types(schemas.path("resource_schemas")),
                        types(schemas.path("data_source_schemas")));
            }
            names.add(name);
        }
        throw new ProviderSchemaException(
                file + ": expected the schema of oracle/oci, found " + String.join(", ", names) + WAY_OUT);
    }

    private SortedMap<String, TypeInterface> types(JsonNode schemas) throws ProviderSchemaException {
        SortedMap<String, TypeInterface> types = new TreeMap<>();
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            String name = schema.getKey();
            JsonNode type = schema.getValue();
            types.put(
                    name,
                    new TypeInterface(name, type.path("version").asLong(), block(type.path("block"), name), Set.of()));
        }
        return types;
    }

    private BlockSchema block(JsonNode block, String place) throws ProviderSchemaException {
        SortedMap<String, Attribute> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : block.path("attributes").properties()) {
            JsonNode attribute = entry.getValue();
            String name = entry.getKey();
            attributes.put(
                    name,
                    new Attribute(
                            name,
                            type(attribute.path("type"), place + '.' + name),
                            attribute.path("required").asBoolean(),
                            attribute.path("optional").asBoolean(),
                            attribute.path("computed").asBoolean(),
                            attribute.path("sensitive").asBoolean()));
        }
        SortedMap<String, NestedBlock> blocks = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : block.path("block_types").properties()) {
            JsonNode nested = entry.getValue();
            String name = entry.getKey();
            blocks.put(
                    name,
                    new NestedBlock(
                            name,
                            nesting(nested.path("nesting_mode").asText(), place + '.' + name),
                            block(nested.path("block"), place + '.' + name),
                            nested.path("min_items").asInt(),
                            nested.path("max_items").asInt(),
                            false));
        }
        return new BlockSchema(attributes, blocks);
    }

    private NestedBlock.Nesting nesting(String mode, String place) throws ProviderSchemaException {
        for (NestedBlock.Nesting nesting : NestedBlock.Nesting.values()) {
            if (nesting.name().toLowerCase(Locale.ROOT).equals(mode)) {
                return nesting;
            }
        }
        throw new ProviderSchemaException(file + ": unknown nesting mode '" + mode + "' of " + place);
    }

    /** Reads a type constraint in JSON: a word, or a list of a word and its details. */
    private ValueType type(JsonNode type, String place) throws ProviderSchemaException {
        String word = (type.isArray() ? type.path(0) : type).asText();
        JsonNode details = type.path(1);
        return switch (word) {
            case "string" -> ValueType.Primitive.STRING;
            case "number" -> ValueType.Primitive.NUMBER;
            case "bool" -> ValueType.Primitive.BOOL;
            case "dynamic" -> new ValueType.Dynamic();
            case "list" -> new ValueType.ListOf(type(details, place));
            case "set" -> new ValueType.SetOf(type(details, place));
            case "map" -> new ValueType.MapOf(type(details, place));
            case "tuple" -> {
                List<ValueType> elements = new ArrayList<>();
                for (JsonNode element : details) {
                    elements.add(type(element, place));
                }
                yield new ValueType.TupleOf(List.copyOf(elements));
            }
            case "object" -> {
                SortedMap<String, ValueType> attributes = new TreeMap<>();
                for (Map.Entry<String, JsonNode> attribute : details.properties()) {
                    attributes.put(attribute.getKey(), type(attribute.getValue(), place + '.' + attribute.getKey()));
                }
                yield new ValueType.ObjectOf(attributes);
            }
            default ->
                throw new ProviderSchemaException(
                        file + ": unknown type of " + place + " in plugin protocol 5: " + type);
        };
    }
}
