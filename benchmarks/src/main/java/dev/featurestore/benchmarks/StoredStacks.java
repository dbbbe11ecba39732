package dev.featurestore.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Adds stacks to the folder of an embedded cloud that does not run: a request for each would take minutes. */
record StoredStacks(Path cloud) {

    private static final int DIGITS = 6;

    /** Copies the only stack, with other names and OCIDs. */
    void copies(int number) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Path stored = only();
        ObjectNode stack = (ObjectNode) mapper.readTree(stored.toFile());
        ObjectNode internal = (ObjectNode) stack.get("internal");
        ObjectNode tags = (ObjectNode) stack.get("freeformTags");
        String id = stack.get("id").textValue();
        long sequence = internal.get("sequence").longValue();
        for (int i = 1; i <= number; i++) {
            String other = id.substring(0, id.length() - DIGITS) + String.format("%0" + DIGITS + "d", i);
            stack.put("id", other);
            stack.put("displayName", "copy-" + i);
            tags.put("feature-store-stack", "copy-" + i);
            internal.put("sequence", sequence + i);
            Files.write(stored.resolveSibling(other + ".json"), mapper.writeValueAsBytes(stack));
        }
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(cloud.resolve("state/stacks"))) {
            List<Path> stacks =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            if (stacks.size() != 1) {
                throw new IOException("Expected one stack in " + cloud + ", but found " + stacks.size());
            }
            return stacks.get(0);
        }
    }
}
