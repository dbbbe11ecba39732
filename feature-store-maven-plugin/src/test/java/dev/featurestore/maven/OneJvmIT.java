package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * All goals in one JVM, twice, as the Maven daemon and IDEs run them: the second round leaves nothing more behind than the
 * first, and no thread, socket, hook or temporary file at all.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "open files are listed in /proc")
@Timeout(400)
class OneJvmIT {

    private static final String EMBEDDED = "-Dfeaturestore.cloud=embedded";
    private static final String OVERWRITE = "-Dfeaturestore.overwrite";
    private static final int ROUNDS = 2;

    @TempDir
    Path folder;

    private List<String> common(Path project) throws Exception {
        List<String> command = new MavenBuild(project, MavenBuild.quietMaven()).command(List.of());
        List<String> options = new ArrayList<>(command.subList(1, command.size()));
        options.add("--batch-mode");
        return options;
    }

    private static String build(int status, List<String> common, Stream<String> goals, String... options) {
        List<String> words = new ArrayList<>(List.of(Integer.toString(status)));
        words.addAll(common);
        goals.forEach(goal -> words.add(MavenBuild.plugin() + ":" + goal));
        words.addAll(List.of(options));
        return String.join("\t", words);
    }

    @Test
    void allGoalsLeaveNothingBehind() throws Exception {
        Machine.needs("docker-registry", "ldd");
        Path project = Projects.copy("no-pom", folder.resolve("project"));
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>it</groupId>
                  <artifactId>one-jvm</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                </project>
                """);
        Path home = Files.createDirectories(folder.resolve("home"));
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> common = common(project);
        try (ImageRegistry registry = ImageRegistry.plain(folder.resolve("registry"))) {
            BaseImage.ofThisMachine().push(registry.host(), "library/eclipse-temurin:17-jre", "amd64", "arm64");
            String[] target = ImageProject.through(registry, "-Dfeaturestore.imageTarget=tar");
            String[] remote = ImageProject.through(registry, "-Dfeaturestore.registry=" + registry.host());
            List<String> builds = List.of(
                    build(0, common, Stream.of("help", "info", "schema", "verify", "package"), OVERWRITE),
                    build(0, common, Stream.of("policies"), "-Dfeaturestore.group=Deployers"),
                    build(
                            0,
                            common,
                            Stream.of("init"),
                            OVERWRITE,
                            "-Dfeaturestore.output=made",
                            "-Dfeaturestore.tenancyId=ocid1.tenancy.oc1..aaaaaaaaexample",
                            "-Dfeaturestore.compartmentId=ocid1.compartment.oc1..aaaaaaaaexample",
                            "-Dfeaturestore.region=us-ashburn-1",
                            "-Dfeaturestore.variables.api_img_ocir_url=iad.ocir.io/example/fs:feature-store-api-1.1.1",
                            "-Dfeaturestore.variables.function_img_ocir_url=iad.ocir.io/example/fs:feature-store-authoriser-1.1.1",
                            "-Dfeaturestore.variables.feature_store_user_group_id=ocid1.group.oc1..aaaaaaaaexample"),
                    // A cloud in this JVM, with Terraform where there is one.
                    build(0, common, Stream.of("apply", "plan"), EMBEDDED),
                    build(
                            1,
                            common,
                            Stream.of("status"),
                            "-Dfeaturestore.endpoint=http://127.0.0.1:1",
                            "-Dfeaturestore.ociConfig=.featurestore/oci/config",
                            "-Dfeaturestore.retryTimeout=0"),
                    build(0, common, Stream.of("cloud"), "-Dfeaturestore.detach"),
                    build(1, common, Stream.of("check"), EMBEDDED),
                    build(
                            0,
                            common,
                            Stream.of("status", "stacks", "jobs", "logs", "outputs", "cancel", "destroy"),
                            EMBEDDED,
                            "-Dfeaturestore.confirm=feature-store"),
                    build(0, common, Stream.of("cloud-stop")),
                    build(0, common, Stream.of("build-image"), target),
                    build(0, common, Stream.of("publish-image"), remote));
            List<List<String>> rounds = rounds(project, home, temporary, builds);

            List<String> left = rounds.get(ROUNDS - 1);
            // The first round has the threads that the JDK keeps for processes, Maven's native library, and so on.
            assertThat(left.stream().filter(line -> !rounds.get(0).contains(line)))
                    .as("of the rounds %s", rounds)
                    .isEmpty();
            assertThat(left).hasSizeLessThanOrEqualTo(rounds.get(0).size());
            // The JDK's "process reaper" ends a minute after the last process.
            assertThat(left.stream().filter(line -> line.startsWith("thread: ")))
                    .allMatch(
                            line -> line.matches(
                                    "thread: (main|Reference Handler|Finalizer|Common-Cleaner|process reaper.*|Keep-Alive-Timer)"));
            assertThat(left)
                    .noneMatch(line -> line.startsWith("temporary file: ") || line.contains("socket in state"))
                    .noneMatch(line -> line.startsWith("shutdown hook: ") && !line.endsWith("Logging-Cleaner"));
        }
    }

    private static List<List<String>> rounds(Path project, Path home, Path temporary, List<String> builds)
            throws Exception {
        Path file = Files.write(project.resolveSibling("builds.txt"), builds);
        Path log = project.resolveSibling("one-jvm.log");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Values of soft references would keep class loaders until the memory is scarce.
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "-XX:+UseSerialGC",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Duser.home=" + home,
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        Path.of(OneJvm.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        OneJvm.class.getName(),
                        MavenBuild.quietMaven().toString(),
                        file.toString(),
                        Integer.toString(ROUNDS))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        jvm.getOutputStream().close();
        if (!jvm.waitFor(5, TimeUnit.MINUTES)) {
            jvm.destroyForcibly();
        }
        String printed = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(jvm.exitValue()).as(printed).isZero();
        List<List<String>> rounds = new ArrayList<>();
        for (String round : printed.split("END OF ROUND\n", -1)) {
            rounds.add(round.lines().toList());
        }
        return rounds.subList(0, ROUNDS);
    }
}
