package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.LogLevel;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.LogsRequest;
import dev.featurestore.operator.command.OutputsRequest;
import dev.featurestore.operator.command.OutputsRequest.Form;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operator against lists that start with an empty page and whose tokens must be escaped, as seen in OCI. */
@Tag("slow")
class AwkwardPagesTest extends StackFixture {

    @Test
    void findsStackJobsLogAndOutputsBeyondAnEmptyPage() throws Exception {
        control("{\"awkwardPages\": true}");
        assertThat(apply(request())).extracting(Output::name).containsExactlyInAnyOrder("vcn_id", "secret");
        String job = report().at("/job/id").textValue();
        String stackId = report().at("/stack/id").textValue();
        assertThat(report().at("/created").intValue()).isEqualTo(2);
        assertThat(console.lines()).anyMatch(line -> line.matches("\\[2/2] .*oci_core_subnet\\.this.*"));

        apply(request());
        assertThat(report().at("/stack/id").textValue()).isEqualTo(stackId);
        assertThat(report().at("/stack/created").booleanValue()).isFalse();
        assertThat(report().at("/stack/course").textValue()).isEqualTo("unchanged");

        assertThat(shown(() -> stack().logs(new LogsRequest(Optional.empty(), false, LogLevel.TRACE, false))))
                .contains("Log of apply job " + job, "State: SUCCEEDED")
                .anyMatch(line -> line.startsWith("Apply complete! Resources: 2 added"));
        assertThat(shown(() -> stack().outputs(new OutputsRequest(Form.TABLE, Optional.empty(), false))))
                .contains("2 outputs of stack feature-store");
        assertThat(shown(() -> stack().jobs(5, false))).anyMatch(line -> line.contains(job));
    }
}
