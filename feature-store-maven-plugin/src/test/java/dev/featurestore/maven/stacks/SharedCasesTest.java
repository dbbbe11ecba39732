package dev.featurestore.maven.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.featurestore.maven.stacks.StackPipeline.Result;
import dev.featurestore.maven.stacks.StackPipeline.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small stacks that did not rehearse once, from verify to destroy, with Terraform where it is installed; six at once. */
@Tag("slow")
@Timeout(240)
class SharedCasesTest {

    private static final String NONE = "none";
    private static final int AT_ONCE = 6;
    private static final Map<String, Future<Map<Step, Result>>> RUNS = new HashMap<>();
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_ONCE);

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        for (String name : cases()) {
            if (!name.equals(NONE)) {
                PreparedStack stack = PreparedStack.of(folder().resolve(name).toRealPath(), folder);
                Path cloud = folder.resolve("clouds").resolve(name);
                RUNS.put(name, THREADS.submit(() -> new StackPipeline(stack, cloud).run()));
            }
        }
    }

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

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
        Future<Map<Step, Result>> run = RUNS.get(name);
        if (run == null) {
            abort("skipped: the stacks are not beside the repository (../shared/cases)");
        }
        Map<Step, Result> results = run.get(3, TimeUnit.MINUTES);

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
