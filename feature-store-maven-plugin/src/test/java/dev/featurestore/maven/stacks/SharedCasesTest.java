package dev.featurestore.maven.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.featurestore.maven.stacks.StackPipeline.Result;
import dev.featurestore.maven.stacks.StackPipeline.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small stacks that did not rehearse once, from verify to destroy, with Terraform where it is installed. */
@Tag("slow")
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class SharedCasesTest {

    private static final String NONE = "none";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** The folders beside the repository; one name that stands for none if they are absent. */
    static List<String> cases() throws IOException {
        Path cases = folder();
        if (!Files.isDirectory(cases)) {
            return List.of(NONE);
        }
        try (Stream<Path> found = Files.list(cases)) {
            return found.filter(stack -> Files.exists(stack.resolve("feature_store.yaml")))
                    .map(stack -> String.valueOf(stack.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("project.root", "..")).resolve("../shared/cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rehearsesToTheEnd(String name) throws Exception {
        if (name.equals(NONE)) {
            abort("skipped: the stacks are not beside the repository (../shared/cases)");
        }
        PreparedStack stack = PreparedStack.of(folder().resolve(name).toRealPath(), folder);

        Map<Step, Result> results = new StackPipeline(stack, folder.resolve("cloud")).run();

        if (name.equals("remote-module")) {
            // Its modules are on the internet, which the machine of the test may not have.
            assertThat(results.get(Step.VERIFY)).matches(Result::succeeded);
            assertThat(results.get(Step.POLICIES)).matches(Result::succeeded);
            return;
        }
        assertThat(results).containsOnlyKeys(Step.values());
        results.forEach((step, result) ->
                assertThat(result.succeeded()).as(step + "\n" + result.output()).isTrue());
        assertThat(results.get(Step.AGAIN)).matches(again -> again.output().contains("no changes"), "changes nothing");
    }
}
