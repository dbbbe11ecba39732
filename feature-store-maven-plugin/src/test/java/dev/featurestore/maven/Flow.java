package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.Job;
import dev.featurestore.operator.cloud.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a user does, in the order of a stack's life: each one begins where the one before has ended. */
enum Flow {
    FIRST_APPLY("first apply", "10.0.0.0/16"),
    UNCHANGED("apply without a change", "10.0.0.0/16"),
    CHANGE("apply of a change", "10.1.0.0/16"),
    REVIEWED_CHANGE("apply of a plan", "10.2.0.0/16"),
    DESTROY("destroy", "10.2.0.0/16"),
    PLAN("first plan", "10.3.0.0/16");

    private static final Duration RETRY = Duration.ofSeconds(20);

    private final String words;
    private final String cidr;

    Flow(String words, String cidr) {
        this.words = words;
        this.cidr = cidr;
    }

    String words() {
        return words;
    }

    /** Does at the cloud itself what a user does before. Returns the plan to apply, if there is one. */
    Optional<String> prepare(CidrProject project) throws IOException {
        project.configure(cidr);
        if (this != REVIEWED_CHANGE) {
            return Optional.empty();
        }
        project.plan(project.endpoint(), RETRY);
        Optional<String> plan = project.jobs(Job.Operation.Plan).stream()
                .reduce((first, second) -> second)
                .map(job -> job.getId());
        assertThat(plan).isPresent();
        return plan;
    }

    /** Runs the goal, and checks what it returns. Returns whether the cloud is as the user wants it. */
    boolean run(CidrProject project, String endpoint, Duration retry, Optional<String> plan) throws IOException {
        switch (this) {
            case FIRST_APPLY, UNCHANGED, CHANGE, REVIEWED_CHANGE -> assertOutputs(project.apply(endpoint, retry, plan));
            case DESTROY -> project.destroy(endpoint, retry);
            case PLAN -> assertThat(project.plan(endpoint, retry)).isTrue();
        }
        return project.stacks().size() == (this == DESTROY ? 0 : 1);
    }

    /** Runs the goal again at the cloud itself. Then all is as the file says, and nothing has been done twice. */
    void again(CidrProject project, int appliesBefore) throws IOException {
        assertThat(run(project, project.endpoint(), RETRY, Optional.empty())).isTrue();
        int applies = project.jobs(Job.Operation.Apply).size() - appliesBefore;
        switch (this) {
            case FIRST_APPLY, CHANGE, REVIEWED_CHANGE -> assertThat(applies).isEqualTo(1);
            case UNCHANGED -> assertThat(applies).isLessThanOrEqualTo(1);
            case DESTROY -> {}
            case PLAN -> assertThat(applies).isZero();
        }
    }

    private void assertOutputs(List<Output> outputs) {
        assertThat(outputs).extracting(Output::value).containsExactly(cidr);
    }
}
