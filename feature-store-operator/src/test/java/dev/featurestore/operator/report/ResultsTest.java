package dev.featurestore.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.jobs.StackKey;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    private static final StackKey DEV = new StackKey("dev", "oci", "us-ashburn-1", "ocid1.compartment.oc1..a");

    @TempDir
    Path folder;

    @Test
    void stacksOfOneNameElsewhereHaveOtherFolders() {
        Results results = Results.perStack(folder);

        assertThat(List.of(
                        DEV,
                        new StackKey("dev", "embedded", "us-ashburn-1", "ocid1.compartment.oc1..a"),
                        new StackKey("dev", "oci", "us-phoenix-1", "ocid1.compartment.oc1..a"),
                        new StackKey("dev", "oci", "us-ashburn-1", "ocid1.compartment.oc1..b"),
                        new StackKey("d/ev", "oci", "us-ashburn-1", "ocid1.compartment.oc1..a"),
                        new StackKey("d_ev", "oci", "us-ashburn-1", "ocid1.compartment.oc1..a")))
                .extracting(key -> results.folder(key).path())
                .doesNotHaveDuplicates()
                .allSatisfy(path -> assertThat(path.getParent()).isEqualTo(folder));
        assertThat(results.folder(DEV)).isEqualTo(results.folder(DEV));
    }

    @Test
    void filesAreInTheStacksFolderAndInTheLatest() throws Exception {
        ReportFolder stack = Results.perStack(folder).folder(DEV);

        stack.replace("report.json", "{}".getBytes(StandardCharsets.UTF_8));
        try (Writer log = stack.open("job.log")) {
            log.write("first line\n");
            log.flush();

            // While the job runs, both can be read.
            assertThat(stack.file("job.log")).hasContent("first line");
            assertThat(folder.resolve("job.log")).hasContent("first line");
        }
        assertThat(stack.file("report.json")).hasContent("{}");
        assertThat(folder.resolve("report.json")).hasContent("{}");

        stack.delete("report.json");
        assertThat(folder.resolve("report.json")).doesNotExist();
        assertThat(stack.file("report.json")).doesNotExist();
    }

    @Test
    void theLatestIsClearedWithoutTouchingTheFoldersOfStacks() throws Exception {
        ReportFolder stack = Results.perStack(folder).folder(DEV);
        stack.replace("report.json", "{}".getBytes(StandardCharsets.UTF_8));

        new ReportFiles(Results.perStack(folder)).clear();

        assertThat(folder.resolve("report.json")).doesNotExist();
        assertThat(stack.file("report.json")).exists();
    }

    @Test
    void aFolderThatIsSetGetsTheFilesAndNothingElse() throws Exception {
        Path set = folder.resolve("set");

        Results.exactly(set).folder(DEV).replace("report.json", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(set.resolve("report.json")).hasContent("{}");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(set);
        }
    }
}
