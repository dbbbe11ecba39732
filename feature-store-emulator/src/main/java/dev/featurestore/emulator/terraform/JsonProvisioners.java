package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Removes the provisioners from a {@code .tf.json} file ("JSON Configuration Syntax" in Terraform's documentation). */
final class JsonProvisioners {

    private JsonProvisioners() {}

    /** The file without provisioners and connections; empty if it has none. */
    static Optional<byte[]> removed(byte[] content) {
        try {
            JsonNode file = Json.read(content);
            JsonNode before = file.deepCopy();
            resources(file).forEach(resource -> resource.remove(List.of(Provisioner.TYPE, "connection")));
            return file.equals(before) ? Optional.empty() : Optional.of(Json.write(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Stream<ObjectNode> resources(JsonNode file) {
        return elements(file)
                .flatMap(body -> elements(body.path("resource")))
                .flatMap(JsonNode::valueStream)
                .flatMap(JsonProvisioners::elements)
                .flatMap(JsonNode::valueStream)
                .flatMap(JsonProvisioners::elements)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList()
                .stream();
    }

    /** A block may be an object or a list of objects. */
    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray()
                ? Stream.iterate(0, i -> i < node.size(), i -> i + 1).map(node::get)
                : Stream.of(node);
    }
}
