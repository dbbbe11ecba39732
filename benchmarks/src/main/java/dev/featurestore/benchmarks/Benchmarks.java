package dev.featurestore.benchmarks;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints medians of whole processes: Maven with and without the plugin's goals, and the SDK's first answer with each
 * HTTP layer. The kinds are run in turn, so that whatever else the machine does meets all of them alike.
 */
public final class Benchmarks {

    private static final String PLUGIN = "dev.featurestore:feature-store-maven-plugin:";

    private Benchmarks() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Integer.getInteger("rounds", 11);
        Path folder = Files.createTempDirectory("benchmarks");
        Path project = project(folder);
        try (EmbeddedCloud cloud = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("cloud"), 0, 100_000).with(EngineOptions.BUILT_IN))) {
            Map<String, List<String>> kinds = new LinkedHashMap<>();
            String plugin = PLUGIN + System.getProperty("plugin.version");
            List<String> access = List.of(
                    "-Dfeaturestore.endpoint=" + cloud.endpoint(), "-Dfeaturestore.ociConfig=" + cloud.ociConfig());
            kinds.put("Maven: empty build", maven("validate"));
            kinds.put("Maven: a goal that does nothing", maven(plugin + ":verify", "-Dfeaturestore.skip"));
            kinds.put("Maven: verify", maven(plugin + ":verify"));
            kinds.put("Maven: package", maven(plugin + ":package"));
            kinds.put("Maven: apply, dry run", maven(with(access, plugin + ":apply", "-Dfeaturestore.dryRun")));
            kinds.put("Maven: apply, nothing to change", maven(with(access, plugin + ":apply")));
            for (String http : List.of("jdk", "jersey")) {
                kinds.put(
                        "SDK, first answer: " + http,
                        java(
                                http,
                                cloud.endpoint().toString(),
                                cloud.ociConfig().toString()));
            }
            print(new Rounds(project, rounds).run(kinds), rounds);
        }
    }

    private static Path project(Path folder) throws IOException {
        Path project = folder.resolve("project");
        Files.createDirectories(project.resolve(".mvn"));
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>empty</artifactId>
                  <version>1.0</version>
                  <packaging>pom</packaging>
                </project>
                """);
        Files.writeString(project.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  tenancy_id: ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  compartment_id: ocid1.compartment.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  region: us-ashburn-1
                  variables:
                    api_img_ocir_url: iad.ocir.io/example/feature-store:feature-store-api-1.1.1
                    function_img_ocir_url: iad.ocir.io/example/feature-store:feature-store-authoriser-1.1.1
                    feature_store_user_group_id: ocid1.group.oc1..aaaaaaaaexampleexampleexampleexampleexample
                """);
        return project;
    }

    private static List<String> with(List<String> more, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(more);
        return all;
    }

    private static List<String> maven(String... arguments) {
        return maven(List.of(arguments));
    }

    private static List<String> maven(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "--offline",
                "-Dmaven.repo.local=" + System.getProperty("maven.repository")));
        command.addAll(arguments);
        return command;
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                FirstAnswer.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void print(Map<String, Long> medians, int rounds) {
        System.out.println();
        System.out.println("Whole processes, medians of " + rounds + ", Java " + System.getProperty("java.version")
                + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        medians.forEach((kind, millis) -> System.out.printf("  %-36s %6d ms%n", kind, millis));
        System.out.println();
    }
}
