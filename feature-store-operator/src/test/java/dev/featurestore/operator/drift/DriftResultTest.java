package dev.featurestore.operator.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.featurestore.operator.cloud.DriftDetail;
import dev.featurestore.operator.cloud.DriftDetail.Status;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.plan.AttributeChange;
import dev.featurestore.operator.plan.OutsideChange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftResultTest {

    private static final Redaction NO_SECRETS = new Redaction(List.of());

    private static DriftDetail detail(
            String address, String type, Status status, Map<String, String> state, Map<String, String> real) {
        return new DriftDetail(address, type, "ocid1.x", status, state, real);
    }

    private static DriftResult of(List<String> ignored, DriftDetail... details) {
        return DriftResult.of(List.of(details), List.of(), ignored, NO_SECRETS);
    }

    private static List<String> texts(DriftResult result) {
        return result.reported().stream()
                .flatMap(resource -> resource.changes().stream())
                .map(AttributeChange::text)
                .toList();
    }

    @Test
    void listsAddedRemovedAndChangedProperties() {
        DriftResult result = of(
                List.of(),
                detail(
                        "oci_core_vcn.this",
                        "oci_core_vcn",
                        Status.MODIFIED,
                        Map.of("display_name", "a", "dns_label", "x", "same", "1"),
                        Map.of("display_name", "b", "freeform_tags.owner", "me\nyou", "same", "1")));

        assertThat(texts(result))
                .containsExactly(
                        "display_name: \"a\" -> \"b\"",
                        "dns_label: \"x\" -> (none)",
                        "freeform_tags.owner: (none) -> \"me\\nyou\"");
    }

    @ParameterizedTest
    @CsvSource({
        "oci_mysql_mysql_db_system, admin_password, (sensitive value)",
        "oci_core_vcn, display_name, \"a\" -> \"b\"",
        "oci_no_such_type, some_password, (sensitive value)",
        "kubernetes_secret, data.key, (sensitive value)",
        "other_type, name, \"a\" -> \"b\"",
    })
    void masksWhatTheProviderHidesAndNamesOfSecretsOfUnknownTypes(String type, String property, String shown) {
        DriftResult result = of(
                List.of(), detail(type + ".this", type, Status.MODIFIED, Map.of(property, "a"), Map.of(property, "b")));

        assertThat(texts(result)).containsExactly(property + ": " + shown);
    }

    @ParameterizedTest
    @CsvSource({
        "oci_core_vcn.this, true, true",
        "oci_core_vcn, true, true",
        "module.net, true, true",
        "module.net.oci_core_vcn.this, true, true",
        "'module.net[\"a.b\"].oci_core_vcn.this[0]', true, true",
        "module.net.oci_core_vcn.this.freeform_tags, false, true",
        "module.net.oci_core_vcn.this.freeform_tags.owner, false, true",
        "*.freeform_tags, false, true",
        "*.owner, false, true",
        "*, true, true",
        "module.net.oci_core_vcn.this.freeform, false, false",
        "module.net.oci_core_vcn.th, false, false",
        "module.net.oci_core_vcn.other, false, false",
        "oci_core_subnet.this, false, false",
    })
    void anEntryIgnoresWhatItNamesAndWhatIsBelow(String entry, boolean deletion, boolean tag) {
        // The first two rows name a resource of the root module.
        String address = entry.startsWith("oci_core_vcn")
                ? "oci_core_vcn.this[\"x\"]"
                : "module.net[\"a.b\"].oci_core_vcn.this[0]";
        IgnoredDrift ignored = new IgnoredDrift(List.of(entry));

        assertThat(ignored.ignores(address)).isEqualTo(deletion);
        assertThat(ignored.ignores(address, "freeform_tags.owner")).isEqualTo(tag);
    }

    @Test
    void reportsEntriesForNoResourceOfTheStack() {
        List<StackResource> known = List.of(new StackResource("oci_core_vcn.this[0]", "oci_core_vcn", ""));

        DriftResult result = DriftResult.of(
                List.of(),
                known,
                List.of("oci_core_vcn.this.display_name", "oci_core_vcn.this[0]", "*.tags", "oci_core_vcn.thsi"),
                NO_SECRETS);

        assertThat(result.unknown()).containsExactly("oci_core_vcn.thsi");
    }

    @Test
    void resourcesWithoutADetailAndThoseOfUncheckedTypesAreNotChecked() {
        DriftResult result = DriftResult.of(
                List.of(
                        detail("oci_core_vcn.this", "oci_core_vcn", Status.IN_SYNC, Map.of(), Map.of()),
                        detail("oci_x_y.this", "oci_x_y", Status.NOT_CHECKED, Map.of(), Map.of())),
                List.of(
                        new StackResource("oci_core_vcn.this", "oci_core_vcn", ""),
                        new StackResource("random_id.this", "random_id", "")),
                List.of(),
                NO_SECRETS);

        assertThat(result.isDrifted()).isFalse();
        assertThat(result.counts()).isEqualTo("2 not checked, 1 in sync");
        assertThat(result.uncheckedTypes()).containsExactly("oci_x_y (1 resource)", "random_id (1 resource)");
    }

    @Test
    void aStatusThatThisVersionDoesNotKnowIsDrift() {
        DriftResult result =
                of(List.of(), detail("oci_core_vcn.this", "oci_core_vcn", Status.OTHER, Map.of(), Map.of()));

        assertThat(result.isDrifted()).isTrue();
        assertThat(result.counts()).isEqualTo("1 of an unknown status, 0 in sync");
    }

    @Test
    void readsTheChangesOutsideOfTerraformOfAPlan() {
        String plan = """
                {"format_version": "1.2", "resource_drift": [
                  {"address": "oci_core_vcn.this", "type": "oci_core_vcn", "mode": "managed", "change": {
                    "actions": ["update"],
                    "before": {"display_name": "a", "key": "secret-1", "cidr_blocks": ["10.0.0.0/16"]},
                    "after": {"display_name": "b", "key": "secret-2", "cidr_blocks": ["10.0.0.0/16"]},
                    "before_sensitive": {"key": true}, "after_sensitive": {"key": true}}},
                  {"address": "oci_core_subnet.this", "type": "oci_core_subnet", "mode": "managed", "change": {
                    "actions": ["delete"], "before": {"display_name": "s"}, "after": null}},
                  {"address": "data.oci_core_vcn.other", "type": "oci_core_vcn", "mode": "data", "change": {
                    "actions": ["update"], "before": {}, "after": {}}}]}
                """;
        List<StackResource> known = List.of(
                new StackResource("oci_core_vcn.this", "oci_core_vcn", "ocid1.vcn.a"),
                new StackResource("oci_core_subnet.this", "oci_core_subnet", "ocid1.subnet.a"),
                new StackResource("oci_core_drg.this", "oci_core_drg", ""));

        DriftResult result = DriftResult.ofPlan(
                OutsideChange.in(plan.getBytes(StandardCharsets.UTF_8)), known, List.of(), NO_SECRETS);

        assertThat(result.counts()).isEqualTo("1 deleted, 1 modified, 1 in sync");
        assertThat(result.reported())
                .extracting(Drifted::address, Drifted::id)
                .containsExactly(
                        tuple("oci_core_subnet.this", "ocid1.subnet.a"), tuple("oci_core_vcn.this", "ocid1.vcn.a"));
        assertThat(texts(result)).containsExactly("display_name: \"a\" -> \"b\"", "key: (sensitive value)");
    }
}
