package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The provisioners in a {@code .tf.json} file ("JSON Configuration Syntax" in Terraform's documentation). */
final class JsonProvisioners {

    private static final List<String> TEXTS = List.of("command", "inline", "script", "scripts", "source");

    private JsonProvisioners() {}

    /** Receives a resource. */
    private interface Visitor {
        void visit(String address, ObjectNode resource);
    }

    /**
     * The provisioners of a file; none if it cannot be read, for then Terraform cannot read it either.
     *
     * @param module address of its module with a dot at the end; empty for the root module
     * @param name the file's name as messages show it
     */
    static List<Provisioner> in(String module, String name, byte[] content) {
        List<Provisioner> found = new ArrayList<>();
        try {
            visit(
                    Json.read(content),
                    (address, resource) -> elements(resource.path(Provisioner.TYPE))
                            .forEach(kinds -> kinds.properties()
                                    .forEach(kind -> elements(kind.getValue())
                                            .filter(arguments -> Provisioner.KINDS.contains(kind.getKey()))
                                            .forEach(arguments ->
                                                    found.add(of(module + address, kind.getKey(), name, arguments))))));
        } catch (IOException e) {
            return List.of();
        }
        return found;
    }

    private static Provisioner of(String address, String kind, String file, JsonNode arguments) {
        String what = String.join(
                " ",
                TEXTS.stream()
                        .filter(arguments::has)
                        .map(text -> arguments.get(text).toString())
                        .toList());
        Optional<String> destination =
                Optional.ofNullable(arguments.get("destination")).map(JsonNode::toString);
        return Provisioner.of(
                address, kind, arguments.path("when").asText().contains("destroy"), file, what, destination);
    }

    /** The file without provisioners and connections; empty if it has none. */
    static Optional<byte[]> removed(byte[] content) {
        try {
            JsonNode file = Json.read(content);
            JsonNode before = file.deepCopy();
            visit(file, (address, resource) -> resource.remove(List.of(Provisioner.TYPE, "connection")));
            return file.equals(before) ? Optional.empty() : Optional.of(Json.write(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void visit(JsonNode file, Visitor visitor) {
        elements(file)
                .flatMap(body -> elements(body.path("resource")))
                .forEach(types -> types.properties()
                        .forEach(type -> elements(type.getValue())
                                .forEach(names -> names.properties()
                                        .forEach(name -> elements(name.getValue())
                                                .filter(ObjectNode.class::isInstance)
                                                .forEach(resource ->
                                                        visitor.visit(type.getKey() + "." + name.getKey(), (ObjectNode)
                                                                resource))))));
    }

    /** A block may be an object or a list of objects. */
    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray()
                ? Stream.iterate(0, i -> i < node.size(), i -> i + 1).map(node::get)
                : Stream.of(node);
    }
}
