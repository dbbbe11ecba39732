package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the Terraform tests of the stack. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class StackOnTerraformTest {

    @ParameterizedTest
    @MethodSource("files")
    void passesItsTerraformTests(String file, @TempDir Path folder) throws IOException, InterruptedException {
        TerraformTests tests = new TerraformTests(folder);
        tests.add(file);
        TerraformTests.Outcome outcome = tests.run();
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.passed()).isEqualTo(TerraformTests.runs(file).size());
    }

    static List<String> files() {
        return TerraformTests.files();
    }
}
