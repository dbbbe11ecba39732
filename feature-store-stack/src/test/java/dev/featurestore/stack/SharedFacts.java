package dev.featurestore.stack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Published facts about OCI in a folder beside the repository. A test that needs one is skipped if it is missing. */
final class SharedFacts {

    private SharedFacts() {}

    static String text(String name) throws IOException {
        Path file = Path.of(System.getProperty("project.root", "..")).resolve("../shared/data/" + name);
        assumeTrue(
                Files.isRegularFile(file), () -> "skipped: " + name + " is not beside the repository (../shared/data)");
        return Files.readString(file);
    }

    static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(text(name));
    }
}
