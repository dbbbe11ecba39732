package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.LogEntry;
import com.oracle.bmc.resourcemanager.requests.GetJobLogsContentRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobLogsRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log of a job: pages, filters and text. */
class JobLogContractTest {

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud(100_000);

    @Test
    void pagesLogsInBothDirections() {
        String jobId = CLOUD.sdk()
                .run(Network.stack(CLOUD.sdk()), Network.autoApproved())
                .getId();
        List<LogEntry> whole = CLOUD.sdk().log(jobId, 1000);
        assertThat(whole).hasSizeGreaterThan(10);
        assertThat(CLOUD.sdk().log(jobId, 3)).isEqualTo(whole);
        assertThat(CLOUD.sdk().log(jobId, whole.size())).isEqualTo(whole);
        List<LogEntry> backwards = new ArrayList<>(CLOUD.sdk()
                .client
                .getJobLogs(GetJobLogsRequest.builder()
                        .jobId(jobId)
                        .sortOrder(GetJobLogsRequest.SortOrder.Desc)
                        .limit(1000)
                        .build())
                .getItems());
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(whole);
        assertThat(whole).allSatisfy(entry -> {
            assertThat(entry.getType()).isEqualTo(LogEntry.Type.TerraformConsole);
            assertThat(entry.getTimestamp()).isNotNull();
        });
    }

    @Test
    void filtersLogsByLevelAndTime() {
        String stackId = CLOUD.sdk()
                .createStack("broken", Map.of("main.tf", "resource {\n"), Map.of())
                .getId();
        Job job = CLOUD.sdk().run(stackId, Network.autoApproved());
        List<LogEntry> errors = CLOUD.sdk()
                .client
                .getJobLogs(GetJobLogsRequest.builder()
                        .jobId(job.getId())
                        .levelGreaterThanOrEqualTo(LogEntry.Level.Error)
                        .type(List.of(LogEntry.Type.TerraformConsole))
                        .timestampGreaterThanOrEqualTo(job.getTimeCreated())
                        .timestampLessThanOrEqualTo(job.getTimeFinished())
                        .build())
                .getItems();
        assertThat(errors)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getLevel()).isEqualTo(LogEntry.Level.Error));
        assertThat(CLOUD.sdk()
                        .client
                        .getJobLogs(GetJobLogsRequest.builder()
                                .jobId(job.getId())
                                .timestampGreaterThanOrEqualTo(Date.from(
                                        job.getTimeFinished().toInstant().plusSeconds(60)))
                                .build())
                        .getItems())
                .isEmpty();
    }

    @Test
    void givesTheLogAsText() {
        String jobId = CLOUD.sdk()
                .run(Network.stack(CLOUD.sdk()), Network.autoApproved())
                .getId();
        String text = CLOUD.sdk()
                .client
                .getJobLogsContent(
                        GetJobLogsContentRequest.builder().jobId(jobId).build())
                .getValue();
        assertThat(text.lines())
                .isNotEmpty()
                .allMatch(line ->
                        line.matches("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\[TERRAFORM_CONSOLE] \\[[A-Z]+] .*"));
        assertThat(text.lines()).hasSameSizeAs(CLOUD.sdk().log(jobId, 1000));
    }
}
