package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.hint.ImageWords;
import dev.featurestore.operator.subcommand.Subcommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text of the operator advises what the image does not have, once {@link ImageWords} has worded it. */
class ImageHintSourcesTest {

    private static final Path SOURCES = Path.of(System.getProperty("project.root", ".."))
            .resolve("feature-store-operator/src/main/java/dev/featurestore/operator");

    /** Classes that run only in Maven: they start the container, write a starter file, or ask at a terminal. */
    private static final Set<String> OF_MAVEN = Set.of(
            "ContainerApply.java",
            "ContainerEngine.java",
            "ContainerEnvironment.java",
            "ContainerMounts.java",
            "ContainerRun.java",
            "SignInFiles.java",
            "Backends.java",
            "FirstDeployment.java",
            "GoalJson.java",
            "Init.java",
            "StepOutputs.java",
            // They have the words of both.
            "Commands.java",
            "ImageWords.java",
            // Its descriptions are those of the schema and of the starter file.
            "ConfigSchema.java");

    /** Classes that only the image without Maven runs, and those with commands of the OCI CLI. */
    private static final Set<String> OF_THE_IMAGE = Set.of(
            "Main.java", "StreamConsole.java", "PolicyForm.java", "ReservedSecretName.java", "SessionTokens.java");

    /**
     * Texts that the image does not print, or prints otherwise: of a terminal, of a backend file, of a cloud that ends with a
     * build, of several configurations at once; names; and a sentence that is joined to a name ({@code ImageWordsTest} has it whole).
     */
    private static final Set<String> NOT_IN_THE_IMAGE = Set.of(
            "Run the same command again and answer yes, or set -Dfeaturestore.autoApprove",
            "Set a backend file with -Dbackend=FILE, or run in this JVM with -Dbackend=local",
            "Pass this file as -Dbackend=",
            "featurestore.detach cannot be used with featurestore.cloud=embedded: the embedded cloud and its jobs end with"
                    + " this build",
            "Do not set it yourself: the build that starts the container sets it",
            "Interrupted while another run of this build used stack ",
            "Waiting for another run of this build on stack ",
            "Set another spec.stack_name in one of them, or run the goal for each alone",
            "Feature store, deployed by feature-store-maven-plugin",
            "maven.logger.log.com.oracle.bmc",
            Main.OF_BUILD);

    /** A string of the sources, with those that {@code +} joins to it. */
    private static final Pattern STRINGS =
            Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\\\n]|\\\\.)*\")*");

    private static final Pattern OF_A_BUILD =
            Pattern.compile("\\bmvn\\b|-D[a-z]|(?<![.\\w])featurestore[.:][a-zA-Z]|Maven|maven|\\bPOM\\b|settings\\.xml"
                    + "|\\bgoals?\\b|\\bbuild\\b|cloud=");

    private final ImageWords words = new ImageWords(Subcommand::isOption);

    @Test
    void everyTextHasWordsForTheImage() throws IOException {
        List<String> found = new ArrayList<>();
        int texts = 0;
        for (Path file : sources()) {
            for (String text : texts(Files.readString(file))) {
                texts++;
                if (OF_A_BUILD.matcher(words.of(text)).find() && !NOT_IN_THE_IMAGE.contains(text)) {
                    found.add(SOURCES.relativize(file) + ": " + words.of(text));
                }
            }
        }

        assertThat(texts).isGreaterThan(1000);
        assertThat(found).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !SOURCES.relativize(file).startsWith("init"))
                    .filter(file -> !OF_MAVEN.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    /** The strings of a source, without comments and names of properties in commands. */
    private static List<String> texts(String source) {
        String code = source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
        return STRINGS.matcher(code.replaceAll("\\.with\\(\\s*\"featurestore\\.\\w+\"", ""))
                .results()
                .map(MatchResult::group)
                .map(strings -> strings.replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("^\"|\"$", ""))
                .toList();
    }

    @Test
    void noTextForMavenHasAnOptionOfTheImage() throws IOException {
        Pattern option = Pattern.compile("(?<!\\w)(" + options() + ")(?![\\w-])");
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            if (!SOURCES.relativize(file).startsWith("subcommand")
                    && !OF_THE_IMAGE.contains(file.getFileName().toString())) {
                texts(Files.readString(file)).stream()
                        .filter(text -> option.matcher(text).find())
                        .forEach(text -> found.add(SOURCES.relativize(file) + ": " + text));
            }
        }

        assertThat(option.matcher("Set --oci-config.").find()).isTrue();
        assertThat(found).isEmpty();
    }

    private static String options() {
        return Arrays.stream(Subcommand.values())
                .flatMap(subcommand -> subcommand.options().stream())
                .map(ImageWords::option)
                .distinct()
                .collect(Collectors.joining("|"));
    }

    @Test
    void findsATextWithoutWords() {
        assertThat(texts("of(\"Set -Dfeaturestore\" // why\n + \".absent=X, or a property of the POM\")"))
                .hasSize(2);
        assertThat(OF_A_BUILD.matcher(words.of("Set -Dfeaturestore.absent")).find())
                .isTrue();
        assertThat(OF_A_BUILD
                        .matcher(words.of("Set -Dfeaturestore.region=REGION"))
                        .find())
                .isFalse();
    }
}
