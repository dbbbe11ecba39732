package dev.featurestore.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerraformPlanTest {

    private final PlanJson json = new PlanJson();

    @Test
    void distinguishesCreatedUpdatedReplacedAndDestroyed() {
        TerraformPlan plan = json.create("oci_core_vcn.this")
                .update("oci_core_subnet.this", "{\"name\": \"a\"}", "{\"name\": \"b\"}", "")
                .resource("oci_core_drg.a", "", "\"delete\", \"create\"", "{}", "{}", "")
                .resource("oci_core_drg.b", "", "\"create\", \"delete\"", "{}", "{}", "")
                .delete("oci_core_drg.c", "{}", "delete_because_no_resource_config")
                .resource("oci_core_drg.d", "", "\"no-op\"", "{}", "{}", "")
                .read();

        assertThat(plan.changes())
                .extracting(ResourceChange::address, ResourceChange::action, ResourceChange::createdFirst)
                .containsExactly(
                        tuple("oci_core_vcn.this", Action.CREATE, false),
                        tuple("oci_core_subnet.this", Action.UPDATE, false),
                        tuple("oci_core_drg.a", Action.REPLACE, false),
                        tuple("oci_core_drg.b", Action.REPLACE, true),
                        tuple("oci_core_drg.c", Action.DESTROY, false));
        assertThat(plan.isEmpty()).isFalse();
        assertThat(plan.losses()).isEmpty();
    }

    @Test
    void isEmptyWhenNothingButDataSourcesIsTouched() {
        TerraformPlan plan = json.resource("oci_core_drg.d", "", "\"no-op\"", "{}", "{}", "")
                .text("""
                        {"address": "data.oci_core_services.all", "mode": "data", "type": "oci_core_services",
                         "action_reason": "read_because_config_unknown", "change": {"actions": ["read"]}}""")
                .output("vcn_id", "no-op")
                .read();

        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void countsOutputsMovesAndImportsAsChanges() {
        assertThat(new PlanJson().output("vcn_id", "update").read().isEmpty()).isFalse();
        TerraformPlan moved = new PlanJson()
                .resource("oci_core_drg.b", "\"previous_address\": \"oci_core_drg.a\",", "\"no-op\"", "{}", "{}", "")
                .resource("oci_core_drg.c", "", "\"no-op\"", "{}", "{}", ", \"importing\": {\"id\": \"ocid1\"}")
                .read();

        assertThat(moved.changes()).extracting(ResourceChange::action).containsOnly(Action.STATE);
        assertThat(moved.changes())
                .extracting(change -> change.note().orElseThrow())
                .containsExactly("was oci_core_drg.a", "imported");
    }

    @Test
    void namesTheValuesThatCauseAReplacement() {
        TerraformPlan plan = json.resource(
                        "oci_mysql_mysql_db_system.this[0]",
                        "",
                        "\"delete\", \"create\"",
                        "{\"port\": 1, \"source\": [{\"kind\": \"A\"}], \"id\": \"ocid1\"}",
                        "{\"port\": 2, \"source\": [{\"kind\": \"B\"}]}",
                        ", \"replace_paths\": [[\"port\"], [\"source\", 0, \"kind\"], [\"subnet_id\"]]")
                .text("""
                        {"address": "oci_core_subnet.this", "mode": "managed", "type": "oci_core_subnet",
                         "change": {"actions": ["delete", "create"], "before": {"vcn_id": "ocid1"}, "after": {},
                          "after_unknown": {"vcn_id": true}, "replace_paths": [["vcn_id"]]}}""")
                .read();

        assertThat(plan.changes().get(0).causes())
                .containsExactly(
                        new AttributeChange("port", "1", "2", true),
                        new AttributeChange("source[0].kind", "\"A\"", "\"B\"", true),
                        new AttributeChange("subnet_id", "(none)", "(none)", true));
        assertThat(plan.changes().get(1).causes())
                .containsExactly(new AttributeChange("vcn_id", "\"ocid1\"", "(known after apply)", false));
    }

    @Test
    void aMapThatCausesAReplacementIsShownByTheKeysThatDiffer() {
        TerraformPlan plan = json.resource(
                        "null_resource.this",
                        "",
                        "\"delete\", \"create\"",
                        "{\"triggers\": {\"hash\": \"382c1b1547960b6ed874854\", \"time\": \"10:00\"}}",
                        "{\"triggers\": {\"hash\": \"382c1b1547960b6ed874854\", \"time\": \"11:00\"}}",
                        ", \"replace_paths\": [[\"triggers\"]]")
                .read();

        assertThat(plan.changes().get(0).causes())
                .containsExactly(new AttributeChange("triggers.time", "\"10:00\"", "\"11:00\"", true));
    }

    @Test
    void findsTheValuesOfAnUpdateThatDifferDownToTheLeaves() {
        TerraformPlan plan = json.update("oci_core_vcn.this", """
                        {"same": 1, "tags": {"a": "x", "gone": "y"}, "list": [1, 2], "blocks": [{"port": 1, "on": true}],
                         "lines": "a\\nb", "nothing": null}""", """
                        {"same": 1, "tags": {"a": "z", "new": "w"}, "list": [1, 2, 3], "blocks": [{"port": 2, "on": true}],
                         "lines": "a\\nc"}""", "").read();

        assertThat(plan.changes().get(0).attributes())
                .containsExactly(
                        new AttributeChange("blocks[0].port", "1", "2", true),
                        new AttributeChange("lines", "\"a\\nb\"", "\"a\\nc\"", true),
                        new AttributeChange("list", "[1,2]", "[1,2,3]", true),
                        new AttributeChange("tags.a", "\"x\"", "\"z\"", true),
                        new AttributeChange("tags.gone", "\"y\"", "(none)", true),
                        new AttributeChange("tags.new", "(none)", "\"w\"", true));
    }

    @Test
    void leavesOutWhatOciSetsUnlessNothingElseDiffers() {
        String computed = "{\"actions\": [\"update\"], \"before\": {%s \"old\": \"v\"}, \"after\": {%s},"
                + " \"after_unknown\": {\"set_by_oci\": true, \"old\": true}}";
        String resource =
                "{\"address\": \"oci_core_vcn.this\", \"mode\": \"managed\", \"type\": \"oci_core_vcn\", \"change\": ";
        TerraformPlan plan = json.text(resource + computed.formatted("\"n\": 1,", "\"n\": 2") + "}")
                .text(resource + computed.formatted("", "") + "}")
                .read();

        assertThat(plan.changes().get(0).attributes())
                .extracting(AttributeChange::path)
                .containsExactly("n", "old");
        assertThat(plan.changes().get(1).attributes())
                .extracting(AttributeChange::path)
                .containsExactly("old", "set_by_oci");
    }

    @Test
    void neverShowsASensitiveValue() {
        TerraformPlan plan = json.update(
                        "oci_mysql_channel.this",
                        "{\"password\": \"hunter1\", \"source\": [{\"password\": \"hunter1\", \"port\": 1}], \"list\": [\"hunter1\"]}",
                        "{\"password\": \"hunter2\", \"source\": [{\"password\": \"hunter2\", \"port\": 2}], \"list\": []}",
                        ", \"before_sensitive\": {\"password\": true, \"source\": [{\"password\": true}], \"list\": [true]},"
                                + " \"after_sensitive\": {\"password\": true, \"source\": [{\"password\": true}]}")
                .read();

        List<AttributeChange> attributes = plan.changes().get(0).attributes();
        assertThat(attributes)
                .containsExactly(
                        new AttributeChange("list", "[\"(sensitive value)\"]", "[]", true),
                        new AttributeChange("password", "(sensitive value)", "(sensitive value)", true),
                        new AttributeChange("source[0].password", "(sensitive value)", "(sensitive value)", true),
                        new AttributeChange("source[0].port", "1", "2", true));
    }

    @ParameterizedTest
    @CsvSource({
        "oci_mysql_mysql_db_system, all databases in it",
        "oci_database_autonomous_database, the database",
        "oci_psql_db_system, all databases in it",
        "oci_objectstorage_bucket, the bucket",
        "oci_kms_vault, all keys and secrets",
        "oci_kms_key, all data encrypted",
        "oci_vault_secret, the secret",
        "oci_core_volume, all files",
        "oci_file_storage_file_system, all files"
    })
    void namesTheDataThatADestroyedOrReplacedResourceLoses(String type, String lost) {
        TerraformPlan plan = json.delete(type + ".a", "{}", "delete_because_count_index")
                .resource(type + ".b", "", "\"create\", \"delete\"", "{}", "{}", "")
                .update(type + ".c", "{\"n\": 1}", "{\"n\": 2}", "")
                .create(type + ".d")
                .read();

        assertThat(plan.losses()).extracting(ResourceChange::address).containsExactly(type + ".a", type + ".b");
        assertThat(plan.losses()).allMatch(change -> change.loss().orElseThrow().contains(lost));
    }

    @Test
    void namesWhatProtectsADatabase() {
        String before = "{\"deletion_policy\": [{\"is_delete_protected\": %s, \"final_backup\": \"%s\"}]}";
        TerraformPlan plan = json.delete(
                        "oci_mysql_mysql_db_system.a", before.formatted("true", "REQUIRE_FINAL_BACKUP"), "")
                .delete("oci_mysql_mysql_db_system.b", before.formatted("false", "SKIP_FINAL_BACKUP"), "")
                .read();

        assertThat(plan.losses())
                .extracting(change -> change.loss().orElseThrow())
                .containsExactly(
                        "the database system and all databases in it (deletion protection is on: OCI refuses to"
                                + " delete it; a final backup is kept)",
                        "the database system and all databases in it");
    }

    @Test
    void aBootVolumeThatIsKeptIsNotLost() {
        TerraformPlan plan = json.delete("oci_core_instance.a", "{\"preserve_boot_volume\": true}", "")
                .delete("oci_core_instance.b", "{\"preserve_boot_volume\": false}", "")
                .read();

        assertThat(plan.losses()).extracting(ResourceChange::address).containsExactly("oci_core_instance.b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{}",
                "[]",
                "{\"format_version\": \"2.0\"}",
                "{\"format_version\": \"1.2\", \"resource_changes\": [{\"address\": \"a.b\", \"change\": {\"actions\": [\"shred\"]}}]}"
            })
    void refusesWhatItDoesNotKnow(String text) {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> TerraformPlan.read(text.getBytes(StandardCharsets.UTF_8)))
                .withMessageStartingWith("Cannot read the plan: ");
    }
}
