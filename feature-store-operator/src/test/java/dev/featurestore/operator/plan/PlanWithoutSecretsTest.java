package dev.featurestore.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlanWithoutSecretsTest {

    private static final String PLAN = """
            {"format_version": "1.2",
             "variables": {"password": {"value": "hunter-var"}, "other": {"value": {"deep": "hunter-own"}}, "name": {"value": "n"}},
             "planned_values": {"outputs": {"secret": {"sensitive": true, "value": "hunter-out"}, "id": {"sensitive": false, "value": "i"}},
               "root_module": {"resources": [{"values": {"admin_password": "hunter-attr", "port": 0.12345678901234567890123},
                                              "sensitive_values": {"admin_password": true}}],
                "child_modules": [{"resources": [{"values": {"s": [{"p": "hunter-deep", "q": "q"}]}, "sensitive_values": {"s": [{"p": true}]}}]}]}},
             "resource_changes": [{"change": {"before": null, "after": {"admin_password": "hunter-attr", "text": "uses hunter-var here"},
               "before_sensitive": false, "after_sensitive": {"admin_password": true}}}],
             "resource_drift": [{"change": {"before": {"k": "hunter-old"}, "after": {"k": "hunter-new"}, "before_sensitive": true, "after_sensitive": {"k": true}}}],
             "output_changes": {"secret": {"before": "hunter-out", "after": "hunter-out2", "before_sensitive": true, "after_sensitive": true}},
             "prior_state": {"values": {"outputs": {"secret": {"sensitive": true, "value": "hunter-out"}}}},
             "configuration": {"root_module": {
               "variables": {"password": {"sensitive": true, "default": "hunter-default"}, "name": {"default": "d"}},
               "resources": [{"expressions": {"admin_password": {"constant_value": "hunter-attr"}, "port": {"constant_value": 1}}}]}}}
            """;

    @Test
    void takesOutAllThatIsSensitiveAndKeepsTheRest() throws Exception {
        UnaryOperator<String> redaction = text -> text.replace("hunter-var", "(sensitive value)");

        String text = new String(
                PlanWithoutSecrets.of(PLAN.getBytes(StandardCharsets.UTF_8), Set.of("other"), redaction),
                StandardCharsets.UTF_8);

        assertThat(text).doesNotContain("hunter").contains("0.12345678901234567890123");
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.at("/variables/password/value").asText()).isEqualTo("(sensitive value)");
        assertThat(json.at("/variables/name/value").asText()).isEqualTo("n");
        assertThat(json.at("/planned_values/outputs/id/value").asText()).isEqualTo("i");
        assertThat(json.at("/planned_values/root_module/child_modules/0/resources/0/values/s/0/q")
                        .asText())
                .isEqualTo("q");
        assertThat(json.at("/resource_changes/0/change/before").isNull()).isTrue();
        assertThat(json.at("/resource_changes/0/change/after/text").asText()).isEqualTo("uses (sensitive value) here");
        assertThat(json.at("/configuration/root_module/resources/0/expressions/admin_password/constant_value")
                        .asText())
                .isEqualTo("(sensitive value)");
        assertThat(json.at("/configuration/root_module/variables/name/default").asText())
                .isEqualTo("d");
    }

    @Test
    void aPlanWithoutSecretsStaysWhatItIs() throws Exception {
        byte[] plan = new PlanJson()
                .create("oci_core_vcn.this")
                .output("id", "create")
                .bytes();

        JsonNode kept = new ObjectMapper().readTree(PlanWithoutSecrets.of(plan, Set.of(), text -> text));

        assertThat(kept).isEqualTo(new ObjectMapper().readTree(plan));
    }
}
