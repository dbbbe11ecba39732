package dev.featurestore.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The list of the software of others, {@code licenses/THIRD-PARTY.txt}.
 *
 * @param allowed allowed licenses and the reason of each
 * @param artifacts artifacts by {@code group:artifact}
 */
record ThirdParty(Map<String, String> allowed, Map<String, Artifact> artifacts) {

    /**
     * An artifact.
     *
     * @param license SPDX identifier
     * @param text file with the text of the license
     */
    record Artifact(String license, String text, String holder) {}

    static ThirdParty read(Path file) throws IOException {
        Map<String, String> allowed = new TreeMap<>();
        Map<String, Artifact> artifacts = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            List<String> words = List.of(line.split(" +", 5));
            switch (words.get(0)) {
                case "license" -> allowed.put(words.get(1), line);
                case "artifact" -> artifacts.put(words.get(1), new Artifact(words.get(2), words.get(3), words.get(4)));
                default -> {
                    // A comment.
                }
            }
        }
        return new ThirdParty(allowed, artifacts);
    }
}
