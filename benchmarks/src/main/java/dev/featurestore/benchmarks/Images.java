package dev.featurestore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints medians of {@code build-image} and of {@code podman build} with an equivalent Dockerfile: with empty caches, with nothing
 * but the base image in them, without changes, and with one changed class. Both use a base image from a registry on this machine, for podman.
 */
public final class Images {

    private static final String BASE = "library/eclipse-temurin:17-jre";
    private static final List<String> CASES = List.of("cold", "base cached", "nothing changed", "one class changed");
    private static final String BUILD_IMAGE = "build-image";
    private static final String SKIPPED = "build-image, skipped";
    private static final String PODMAN = "podman build";

    private final Path folder;
    private final Podman podman;
    private final OperatorJars jars;
    private final Map<String, List<Long>> times = new LinkedHashMap<>();

    private Images(Path folder, Podman podman, OperatorJars jars) {
        this.folder = folder;
        this.podman = podman;
        this.jars = jars;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        for (String command : List.of("podman", "runc", "docker-registry")) {
            if (Podman.find(command).isEmpty()) {
                String skipped = "Images: skipped, because " + command + " is not on the PATH";
                if ("true".equals(System.getenv("CI"))) {
                    throw new IOException(skipped);
                }
                System.out.println(skipped);
                return;
            }
        }
        int rounds = Integer.getInteger("rounds", 11);
        Path folder = Files.createTempDirectory("images");
        Files.createDirectories(folder.resolve("project/.mvn"));
        try (Podman podman = Podman.in(folder.resolve("podman"))) {
            podman.pushBase(BASE);
            Images images = new Images(folder, podman, OperatorJars.in(folder.resolve("repository")));
            // The first round does not count, because it reads files from the disk.
            images.round();
            images.times.clear();
            for (int round = 0; round < rounds; round++) {
                images.round();
            }
            images.print(rounds);
        }
        Podman.delete(folder);
    }

    private void round() throws IOException, InterruptedException {
        List<String> buildImage = buildImage();
        podman.clear();
        Podman.delete(folder.resolve("cache"));
        Podman.delete(folder.resolve("project/.featurestore"));
        time(BUILD_IMAGE + CASES.get(0), buildImage);
        podman.clear();
        podman.pull(BASE);
        Podman.delete(folder.resolve("project/.featurestore"));
        time(BUILD_IMAGE + CASES.get(1), buildImage);
        time(BUILD_IMAGE + CASES.get(2), buildImage);
        List<String> skipped = new ArrayList<>(buildImage);
        skipped.add("-Dfeaturestore.skip");
        time(SKIPPED, skipped);
        jars.changeOneClass();
        time(BUILD_IMAGE + CASES.get(3), buildImage);

        Path context = folder.resolve("context");
        jars.writeContext(context, podman.registry() + "/" + BASE);
        List<String> build =
                podman.command("build", "--quiet", "--tls-verify=false", "--tag", "equal:v1", context.toString());
        podman.clear();
        time(PODMAN + CASES.get(0), build);
        podman.clear();
        podman.pull(BASE);
        time(PODMAN + CASES.get(1), build);
        time(PODMAN + CASES.get(2), build);
        jars.changeOneClass();
        jars.writeContext(context, podman.registry() + "/" + BASE);
        time(PODMAN + CASES.get(3), build);
    }

    private void time(String kind, List<String> command) throws IOException, InterruptedException {
        times.computeIfAbsent(kind, k -> new ArrayList<>())
                .add(Measured.run(folder.resolve("project"), podman.environment(), command)
                        .millis());
    }

    private List<String> buildImage() {
        return List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "-Dmaven.repo.local=" + jars.repository(),
                Benchmarks.PLUGIN + System.getProperty("plugin.version") + ":build-image",
                "-Dfeaturestore.container.executable=podman",
                "-Dfeaturestore.allowInsecureRegistries",
                "-Dfeaturestore.registryMirrors=registry-1.docker.io=" + podman.registry());
    }

    private void print(int rounds) throws IOException, InterruptedException {
        System.out.println();
        System.out.println("Images, medians of " + rounds + " rounds, " + podman.version() + ", Java "
                + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores");
        System.out.printf("  %-14s", "");
        CASES.forEach(column -> System.out.printf(" %18s", column));
        System.out.println();
        for (String tool : List.of(BUILD_IMAGE, PODMAN)) {
            System.out.printf("  %-14s", tool);
            CASES.forEach(column -> System.out.printf(" %15d ms", median(tool + column)));
            System.out.println();
        }
        long start = median(SKIPPED);
        System.out.println("  The start of Maven and the plugin takes " + start + " ms of build-image.");
        for (String work : CASES) {
            new Goal(
                            "build-image, " + work,
                            median(BUILD_IMAGE + work) - start,
                            median(PODMAN + work),
                            " ms without the start")
                    .print();
        }
        System.out.println();
    }

    private long median(String kind) {
        return Median.of(times.getOrDefault(kind, List.of()));
    }
}
