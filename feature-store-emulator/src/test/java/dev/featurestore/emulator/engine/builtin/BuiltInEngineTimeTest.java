package dev.featurestore.emulator.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.emulator.EmbeddedCloudOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long jobs take, and how they stop before their end. */
class BuiltInEngineTimeTest {

    @TempDir
    private Path folder;

    private Rehearsal stack;

    @BeforeEach
    void makeStack() {
        stack = new Rehearsal(folder);
    }

    @Test
    void takesTheTimeOfOciDividedByTheSpeedAndPrintsItUndivided() throws Exception {
        Rehearsal.Result result = stack.file("main.tf", "resource \"oci_mysql_mysql_db_system\" \"this\" {}\n")
                .speed(200)
                .apply();

        String id = stack.id("oci_mysql_mysql_db_system.this");
        assertThat(stack.slept()).isEqualTo(Duration.ofMillis(3600));
        assertThat(result.log())
                .contains(
                        "oci_mysql_mysql_db_system.this: Still creating... [10s elapsed]",
                        "oci_mysql_mysql_db_system.this: Still creating... [11m50s elapsed]",
                        "oci_mysql_mysql_db_system.this: Creation complete after 12m0s [id=" + id + "]");
        assertThat(stack.destroy().log())
                .contains(
                        "oci_mysql_mysql_db_system.this: Still destroying... [id=" + id + ", 10s elapsed]",
                        "oci_mysql_mysql_db_system.this: Destruction complete after 3m0s");
    }

    @Test
    void makesAWholeStackInAboutFiveSeconds() throws Exception {
        StringBuilder blocks = new StringBuilder("""
                resource "oci_mysql_mysql_db_system" "a" {}
                resource "oci_apigateway_gateway" "a" {}
                resource "oci_apigateway_deployment" "a" {}
                resource "oci_container_instances_container_instance" "a" {}
                resource "oci_functions_application" "a" {}
                resource "oci_functions_function" "a" {}
                resource "oci_kms_vault" "a" {}
                resource "oci_kms_key" "a" {}
                resource "oci_vault_secret" "a" {}
                """);
        for (int i = 0; i < 26; i++) {
            blocks.append("resource \"oci_core_subnet\" \"s").append(i).append("\" {}\n");
        }
        stack.file("main.tf", blocks.toString())
                .speed(EmbeddedCloudOptions.DEFAULT_SPEED)
                .apply();

        assertThat(stack.slept()).isBetween(Duration.ofMillis(4000), Duration.ofMillis(5500));
    }

    @Test
    void refusesASpeedThatIsNone() {
        assertThatThrownBy(() -> new BuiltInEngine(
                        Clock.systemUTC(),
                        time -> {},
                        0,
                        (action, address) -> Optional.empty(),
                        stackId -> "http://127.0.0.1:1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stopsBetweenBlocksWhenCanceled() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        stack.file("main.tf", Rehearsal.NETWORK).variable("name", "a").cancellation(() -> asked.incrementAndGet() > 3);

        Rehearsal.Result result = stack.apply();

        assertThat(result.outcome().canceled()).isTrue();
        assertThat(result.outcome().failure()).isEmpty();
        assertThat(result.done()).containsExactly("oci_core_vcn.this: Creation");
        assertThat(result.log()).contains("Interrupt received.").noneMatch(l -> l.contains("subnet.this: Creating"));
        assertThat(stack.state().path("resources")).hasSize(1);
    }

    @Test
    void stopsWhileABlockIsMadeWhenCanceled() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        stack.file("main.tf", "resource \"oci_mysql_mysql_db_system\" \"this\" {}\n")
                .cancellation(() -> asked.incrementAndGet() > 10);

        Rehearsal.Result result = stack.apply();

        assertThat(result.outcome().canceled()).isTrue();
        assertThat(result.log()).contains("oci_mysql_mysql_db_system.this: Still creating... [1m0s elapsed]");
        assertThat(result.done()).isEmpty();
        assertThat(stack.slept()).isLessThan(Duration.ofSeconds(1));
        assertThat(stack.state().path("resources")).isEmpty();
    }

    @Test
    void plansNothingWhenCanceledBefore() throws Exception {
        Rehearsal.Result result =
                stack.file("main.tf", "").cancellation(() -> true).plan();

        assertThat(result.outcome().canceled()).isTrue();
        assertThat(result.outcome().planJson()).isEmpty();
        assertThat(result.outcome().state()).isEmpty();
    }
}
