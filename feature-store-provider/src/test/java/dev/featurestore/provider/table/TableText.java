package dev.featurestore.provider.table;

import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import dev.featurestore.terraform.schema.ValueType;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes an interface as the table that {@link InterfaceTable} reads. */
final class TableText {

    private final StringBuilder text = new StringBuilder();

    /** The files of the table by name: the head, and one for each service. */
    static SortedMap<String, String> of(ProviderInterface provider) {
        SortedMap<String, TableText> services = new TreeMap<>();
        provider.resources().values().forEach(type -> service(services, type).type("resource", type));
        provider.dataSources().values().forEach(type -> service(services, type).type("data", type));
        SortedMap<String, String> files = new TreeMap<>();
        services.forEach((name, table) -> files.put(name + ".table", table.text.toString()));
        files.put("provider.table", head(provider, String.join(" ", services.keySet())));
        return files;
    }

    private static TableText service(SortedMap<String, TableText> services, TypeInterface type) {
        return services.computeIfAbsent(InterfaceTable.serviceOf(type.name()), name -> new TableText());
    }

    private static String head(ProviderInterface provider, String services) {
        TableText table = new TableText();
        table.text
                .append("# The interface of Terraform's provider ")
                .append(provider.source())
                .append(' ')
                .append(provider.version())
                .append(", written by InterfaceTableGenerator from two sources:\n")
                .append("# the output of 'terraform providers schema -json' (types, attributes, blocks), and its\n")
                .append(
                        "# source (replacement, computed blocks; the provider's documentation at docs.oracle.com calls the\n")
                .append(
                        "# rest 'Updatable'). Each service, the second word of a type's name, has a file with its types.\n")
                .append("# A line is 'NAME TYPE MARKS'; nested lines are indented by one more space.\n")
                .append("# Marks: ! required, ? optional, = computed, * sensitive, ~ replaces the resource.\n")
                .append("# TYPE of a block: block(NESTING,MINIMUM,MAXIMUM), MAXIMUM 0 for any number.\n");
        table.line(0, "provider", provider.source(), provider.version());
        table.line(0, "services", services, "");
        table.block(1, provider.provider(), "", Set.of());
        return table.text.toString();
    }

    private void type(String kind, TypeInterface type) {
        line(0, kind, type.name(), Long.toString(type.schemaVersion()));
        block(1, type.schema(), "", type.replacedBy());
    }

    private void block(int depth, BlockSchema block, String path, Set<String> replacedBy) {
        for (Attribute attribute : block.attributes().values()) {
            String marks = (attribute.required() ? "!" : "")
                    + (attribute.optional() ? "?" : "")
                    + (attribute.computed() ? "=" : "")
                    + (attribute.sensitive() ? "*" : "")
                    + (replacedBy.contains(path + attribute.name()) ? "~" : "");
            line(depth, attribute.name(), type(attribute.type()), marks);
        }
        for (NestedBlock nested : block.blocks().values()) {
            String marks = (nested.computed() ? "=" : "") + (replacedBy.contains(path + nested.name()) ? "~" : "");
            String kind = "block(" + nested.nesting().name().toLowerCase(Locale.ROOT) + ',' + nested.minItems() + ','
                    + nested.maxItems() + ')';
            line(depth, nested.name(), kind, marks);
            block(depth + 1, nested.block(), path + nested.name() + '.', replacedBy);
        }
    }

    private void line(int depth, String name, String type, String marks) {
        text.append(" ".repeat(depth)).append(name).append(' ').append(type);
        if (!marks.isEmpty()) {
            text.append(' ').append(marks);
        }
        text.append('\n');
    }

    private static String type(ValueType type) {
        if (type instanceof ValueType.Primitive primitive) {
            return primitive.name().toLowerCase(Locale.ROOT);
        } else if (type instanceof ValueType.ListOf list) {
            return "list(" + type(list.element()) + ')';
        } else if (type instanceof ValueType.SetOf set) {
            return "set(" + type(set.element()) + ')';
        } else if (type instanceof ValueType.MapOf map) {
            return "map(" + type(map.element()) + ')';
        } else if (type instanceof ValueType.ObjectOf object) {
            return new TreeMap<>(object.attributes())
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + '=' + type(entry.getValue()))
                            .collect(Collectors.joining(",", "object(", ")"));
        } else if (type instanceof ValueType.TupleOf tuple) {
            return tuple.elements().stream().map(TableText::type).collect(Collectors.joining(",", "tuple(", ")"));
        }
        return "dynamic";
    }
}
