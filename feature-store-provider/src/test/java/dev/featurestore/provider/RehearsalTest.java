package dev.featurestore.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.Conditions;
import dev.featurestore.provider.tenancy.GatewayAddresses;
import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.oci.Region;
import dev.featurestore.terraform.schema.InterfaceTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Terraform with the whole interface and the tenancy: a stack of what a feature store is made of. */
@Tag("slow")
class RehearsalTest {

    /** No bad luck, and no waiting. */
    private static final Conditions FAIR = new Conditions() {
        @Override
        public Optional<String> failureOf(ResourceOperation operation, String type, Value.Structure resource) {
            return Optional.empty();
        }

        @Override
        public Duration durationOf(ResourceOperation operation, String type, Value.Structure resource) {
            return Duration.ZERO;
        }
    };

    private final ResourceStore store = new InMemoryResourceStore();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private @SuppressWarnings("NullAway.Init") StandInProvider provider;
    private @SuppressWarnings("NullAway.Init") Terraform terraform;
    private @SuppressWarnings("NullAway.Init") String stack;

    @BeforeEach
    void initialise() throws Exception {
        Region region = Region.named("us-ashburn-1");
        Account account = new Account(
                region, region, "ocid1.tenancy.oc1..a", "ocid1.compartment.oc1..a", "ocid1.user.oc1..a", "examplens");
        stack = resource("rehearsal.tf");
        List<String> types = Pattern.compile("oci_\\w+")
                .matcher(stack)
                .results()
                .map(MatchResult::group)
                .toList();
        provider = StandInProvider.start(
                InterfaceTable.bundled().of(types, types),
                new StandInTenancy(
                        account,
                        store,
                        FAIR,
                        Clock.systemUTC(),
                        duration -> Thread.sleep(duration.toMillis()),
                        GatewayAddresses.NONE,
                        types::contains));
        terraform = Terraform.in(folder, provider);
        terraform.configuration(stack);
        terraform.run("init").succeeds();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void appliesAStackTwiceChangesItAndDestroysIt() throws Exception {
        terraform.run("validate").succeeds();

        assertThat(terraform.apply().succeeds().text())
                .contains("25 added, 0 changed, 0 destroyed")
                .containsPattern("balancer = \"10\\.0\\.0\\.\\d+\"")
                .containsPattern(
                        "endpoint = \"https://[a-z2-7]+\\.apigateway\\.us-ashburn-1\\.oci\\.customer-oci\\.com/v1\"");
        assertThat(terraform.plan().text()).contains("No changes.");

        terraform.configuration(stack.replace("\"api:1\"", "\"api:2\"").replace("\"30\"", "\"31\""));
        assertThat(terraform.apply().succeeds().text())
                .contains("\"api:1\" -> \"api:2\" # forces replacement")
                .contains("Apply complete!");
        assertThat(terraform.plan().text()).contains("No changes.");

        assertThat(terraform.run("destroy", "-auto-approve").succeeds().text()).contains("25 destroyed");
        assertThat(store.all("oci_core_vcn")).isEmpty();
    }

    @Test
    void refusesInTheServicesWords() throws Exception {
        terraform.configuration(stack.replace("cidrsubnet(\"10.0.0.0/16\", 8, each.value)", "\"10.0.0.0/24\""));

        Terraform.Outcome outcome = terraform.apply();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text())
                .containsPattern("Error: 400-InvalidParameter, The requested CIDR 10\\.0\\.0\\.0/24 is invalid: subnet"
                        + " ocid1\\.subnet\\.oc1\\.iad\\.[a-z2-7]{60} with CIDR 10\\.0\\.0\\.0/24 overlaps with this"
                        + " CIDR\\.");
        assertThat(store.all("oci_core_subnet")).hasSize(1);
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = Objects.requireNonNull(RehearsalTest.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
