package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A command in a constant string knows nothing of the run that prints it: {@code hint.Commands} makes all of them. */
class HintSourcesTest {

    private static final Pattern COMMAND = Pattern.compile("\"[^\"]*\\bmvn [^\"]*\"");

    @Test
    void noStringOfTheSourcesHoldsACommand() throws IOException {
        List<String> found = new ArrayList<>();
        int files = 0;
        for (String module : List.of("feature-store-operator", "feature-store-maven-plugin")) {
            Path sources = ProjectFolder.path().resolve(module).resolve("src/main/java");
            try (Stream<Path> all = Files.walk(sources)) {
                for (Path file :
                        all.filter(path -> path.toString().endsWith(".java")).toList()) {
                    files++;
                    Files.readString(file)
                            .lines()
                            .filter(line -> COMMAND.matcher(line).find())
                            .forEach(line -> found.add(sources.relativize(file) + ": " + line.strip()));
                }
            }
        }
        assertThat(files).isGreaterThan(200);
        assertThat(found).isEmpty();
    }

    @Test
    void findsACommand() {
        assertThat(COMMAND.matcher("throw of(\"run mvn featurestore:apply\")").find())
                .isTrue();
        assertThat(COMMAND.matcher("new Commands(\"mvn\", plugin)").find()).isFalse();
    }
}
