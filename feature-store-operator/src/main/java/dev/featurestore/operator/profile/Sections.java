package dev.featurestore.operator.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The sections of a file of {@code [name]} and {@code key = value} lines; what is no such line is passed over. */
record Sections(Map<String, Map<String, String>> byName) {

    static Sections read(Path file) throws IOException {
        Map<String, Map<String, String>> byName = new HashMap<>();
        Map<String, String> current = new HashMap<>();
        String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String line : all.lines().toList()) {
            String text = line.strip();
            int equals = text.indexOf('=');
            if (text.startsWith("[") && text.endsWith("]")) {
                current = byName.computeIfAbsent(
                        text.substring(1, text.length() - 1).strip(), name -> new HashMap<>());
            } else if (equals > 0 && !text.startsWith("#") && !text.startsWith(";")) {
                current.put(
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip());
            }
        }
        return new Sections(byName);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    Map<String, String> section(String name) {
        return byName.getOrDefault(name, Map.of());
    }

    /** Nothing of the values, which may be secret. */
    @Override
    public String toString() {
        return "Sections" + byName.keySet();
    }
}
