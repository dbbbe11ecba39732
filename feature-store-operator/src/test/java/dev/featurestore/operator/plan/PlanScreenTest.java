package dev.featurestore.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.words.LineWidth;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanScreenTest {

    private static final LineWidth WIDTH = LineWidth.LOG.withColumns(73);

    private final PlanJson json = new PlanJson();

    @Test
    void listsDestroyedResourcesFirstAndWarnsOfDataLoss() {
        json.create("oci_core_vcn.this")
                .update("module.net.oci_core_subnet.this[\"a\"]", "{\"name\": \"a\"}", "{\"name\": \"b\"}", "")
                .resource(
                        "oci_mysql_mysql_db_system.this[0]",
                        "",
                        "\"delete\", \"create\"",
                        "{\"port\": 3306}",
                        "{\"port\": 3307}",
                        ", \"replace_paths\": [[\"port\"]]")
                .resource(
                        "oci_core_drg.b",
                        "\"action_reason\": \"replace_because_tainted\",",
                        "\"create\", \"delete\"",
                        "{}",
                        "{}",
                        "")
                .delete("oci_objectstorage_bucket.this[0]", "{}", "delete_because_count_index")
                .output("vcn_id", "create")
                .output("old", "delete")
                .drifted("oci_core_drg.b");

        List<PlanScreen.Line> lines = PlanScreen.of(json.read(), "features", text -> text, WIDTH);

        assertThat(lines).extracting(PlanScreen.Line::text).containsExactly("""
                Plan for stack features: 1 to create, 1 to update, 2 to replace, 1 to destroy; 2 LOSE DATA
                Destroy:
                  - oci_objectstorage_bucket.this[0] (its index is not below count)
                      LOSES DATA: the bucket (OCI refuses while it contains objects)
                Replace:
                  +/- oci_mysql_mysql_db_system.this[0] (destroyed first)
                      LOSES DATA: the database system and all databases in it
                      because of port: 3306 -> 3307
                  +/- oci_core_drg.b (created first; tainted: not created completely)
                Update:
                  ~ module.net.oci_core_subnet.this["a"]
                      name: "a" -> "b"
                Create:
                  + oci_core_vcn.this
                Outputs: +vcn_id, -old
                Drift: 1 of these changed or removed outside of Terraform
                """.lines()
                .toArray(String[]::new));
        assertThat(lines.stream().filter(PlanScreen.Line::warning)).hasSize(5);
    }

    @Test
    void reportsThatNothingChanges() {
        assertThat(text(json)).isEqualTo("Plan for stack s: no changes");
        assertThat(text(new PlanJson().output("a", "update")))
                .isEqualTo("Plan for stack s: no resource changes, only outputs\nOutputs: ~a");
    }

    @Test
    void cutsLongValuesToTheLine() {
        String longer = "x".repeat(200);
        json.update(
                "oci_core_vcn.this",
                "{\"a\": \"%s\", \"b\": 1, \"c\": \"%s\"}".formatted(longer, longer),
                "{\"a\": \"%sy\", \"b\": \"%s\", \"c\": 2}".formatted(longer, longer),
                "");

        assertThat(text(json).lines()).hasSize(6).allMatch(line -> line.length() <= 70);
        assertThat(text(json)).contains("      b: 1 -> \"xxx").containsPattern("x…x+\" -> 2");
    }

    @Test
    void foldsWhatIsMadeByTypeWhereItWouldNotFit() {
        for (int i = 0; i < 15; i++) {
            json.create("oci_core_network_security_group_security_rule.rule[" + i + "]");
        }
        for (int i = 0; i < 4; i++) {
            json.create("oci_core_subnet.s" + i);
        }
        json.create("oci_core_vcn.this").update("oci_core_drg.this", "{\"name\": \"a\"}", "{\"name\": \"b\"}", "");

        assertThat(text(json)).isEqualTo("""
                Plan for stack s: 20 to create, 1 to update
                Update:
                  ~ oci_core_drg.this
                      name: "a" -> "b"
                Create:
                  + 15 x oci_core_network_security_group_security_rule
                  + 4 x oci_core_subnet
                  + oci_core_vcn.this""");
    }

    @Test
    void aWholeStackFitsOnAScreen() {
        for (int type = 0; type < 30; type++) {
            for (int i = 0; i <= type % 4; i++) {
                json.create("oci_type_" + type + ".r[" + i + "]");
            }
        }

        assertThat(text(json).lines()).hasSizeLessThanOrEqualTo(16);
        assertThat(text(json)).contains("73 to create").containsPattern("\\+ \\d+ more of \\d+ other types");
    }

    @Test
    void neverFoldsWhatLosesData() {
        for (int i = 0; i < 30; i++) {
            json.update("oci_core_drg.d" + i, "{\"name\": \"a\"}", "{\"name\": \"b\"}", "")
                    .delete("oci_core_subnet.s" + i, "{}", "delete_because_no_resource_config")
                    .create("oci_type_" + i + ".this");
        }
        for (int i = 0; i < 3; i++) {
            json.delete("oci_objectstorage_bucket.b" + i, "{}", "delete_because_no_resource_config");
        }

        assertThat(text(json).lines()).hasSizeLessThanOrEqualTo(16);
        assertThat(text(json))
                .contains(
                        "- oci_objectstorage_bucket.b0 ",
                        "- oci_objectstorage_bucket.b1 ",
                        "- oci_objectstorage_bucket.b2 ")
                .contains("  - 30 x oci_core_subnet\n", "  ~ 30 x oci_core_drg\n");
    }

    private static String text(PlanJson json) {
        return PlanScreen.of(json.read(), "s", text -> text, WIDTH).stream()
                .map(PlanScreen.Line::text)
                .collect(Collectors.joining("\n"));
    }
}
