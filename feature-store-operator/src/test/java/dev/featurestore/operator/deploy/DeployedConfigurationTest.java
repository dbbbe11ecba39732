package dev.featurestore.operator.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployedConfigurationTest {

    private static final String HCL = "variable \"secret\" {\n  type = string\n  sensitive = true\n}\n";
    private static final String JSON = "{\"variable\": {\"secret\": {\"type\": \"string\", \"sensitive\": true}}}";

    @ParameterizedTest
    @ValueSource(strings = {"", "folder"})
    void sensitiveVariablesOfBothSyntaxesAreKnown(String folder) throws Exception {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        for (Map<String, String> files : List.of(
                Map.of(prefix + "variables.tf", HCL),
                Map.of(prefix + "variables.tf.json", JSON),
                Map.of(prefix + "main.tf", "locals {}\n", prefix + "variables.tf.json", JSON))) {
            DeployedConfiguration deployed =
                    DeployedConfiguration.of(zip(files), folder, Map.of("secret", "hush", "other", "seen"));

            assertThat(deployed.isKnown()).as(files.toString()).isTrue();
            assertThat(deployed.secrets()).as(files.toString()).containsExactly("hush");
        }
    }

    @Test
    void filesOfOtherFoldersAndKindsAreNotRead() throws Exception {
        DeployedConfiguration deployed = DeployedConfiguration.of(
                zip(Map.of("main.tf", "locals {}\n", "module/variables.tf.json", JSON, "notes.json", JSON)),
                "",
                Map.of("secret", "hush"));

        assertThat(deployed.secrets()).isEmpty();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
