package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Examples of workflows name each action by the commit of a release, because a tag can be moved. */
class PinnedActionsTest {

    private static final String PINNED = "(- )?uses: [\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+";

    @Test
    void everyActionOfTheExamplesIsPinnedToACommit() throws IOException {
        List<String> actions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ProjectFolder.path().resolve("docs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.readString(file)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.matches("(- )?uses:.*"))
                        .forEach(actions::add);
            }
        }
        assertThat(actions).isNotEmpty().allSatisfy(action -> assertThat(action).matches(PINNED));
    }

    @Test
    void oneActionHasOneVersionInAllExamples() throws IOException {
        String workflow = Files.readString(ProjectFolder.path().resolve("docs/ci/github-actions.yml"));
        List<String> distinct = workflow.lines()
                .map(String::strip)
                .filter(line -> line.contains("uses: "))
                .map(line -> line.replaceFirst("^- ", ""))
                .distinct()
                .toList();
        assertThat(distinct.stream().map(line -> line.replaceFirst("@.*", ""))).doesNotHaveDuplicates();
    }
}
