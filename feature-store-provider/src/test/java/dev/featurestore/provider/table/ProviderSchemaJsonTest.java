package dev.featurestore.provider.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import dev.featurestore.terraform.schema.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderSchemaJsonTest {

    private static final String NEWER = """
            {"format_version": "1.0", "provider_schemas": {
              "registry.terraform.io/hashicorp/random": {"provider": {"version": 0, "block": {}}},
              "registry.terraform.io/oracle/oci": {
                "provider": {"version": 0, "block": {"attributes": {"region": {"type": "string", "optional": true}}}},
                "resource_schemas": {
                  "oci_core_vcn": {"version": 2, "block": {"attributes": {
                    "cidr_block": {"type": "string", "optional": true, "computed": true},
                    "brand_new": {"type": ["list", ["object", {"port": "number"}]], "computed": true}},
                    "block_types": {"byoipv6cidr_details": {"nesting_mode": "list", "block": {}}}}},
                  "oci_new_thing": {"version": 0, "block": {"attributes": {
                    "secret": {"type": "string", "required": true, "sensitive": true}}}}},
                "data_source_schemas": {"oci_new_things": {"version": 0, "block": {}}}}}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void readsWhatTerraformPrints() throws Exception {
        ProviderInterface provider = ProviderSchemaJson.read(file(NEWER));

        assertThat(provider.source()).isEqualTo("oracle/oci");
        assertThat(provider.resources()).containsOnlyKeys("oci_core_vcn", "oci_new_thing");
        assertThat(type(provider, "oci_core_vcn").schema().attributes().get("brand_new"))
                .matches(attribute -> attribute != null && attribute.type() instanceof ValueType.ListOf);
        assertThat(type(provider, "oci_new_thing").schema().attributes().get("secret"))
                .matches(attribute -> attribute != null && attribute.required() && attribute.sensitive());
    }

    @Test
    void keepsWhatReplacesAndIsComputed() throws Exception {
        TypeInterface shipped =
                InterfaceTable.bundled().resource("oci_core_vcn").orElseThrow();

        TypeInterface vcn =
                type(ProviderSchemaJson.read(file(NEWER)), "oci_core_vcn").withFactsOf(shipped);

        assertThat(vcn.schemaVersion()).isEqualTo(2);
        assertThat(vcn.schema().attributes()).containsOnlyKeys("cidr_block", "brand_new");
        assertThat(vcn.replacedBy()).contains("cidr_block").doesNotContain("dns_label");
        assertThat(vcn.schema().blocks().get("byoipv6cidr_details"))
                .matches(block -> block != null && block.computed());
    }

    @Test
    void reportsAFileWithoutTheSchema() throws Exception {
        assertThatThrownBy(() -> ProviderSchemaJson.read(file("{\n\"provider_schemas\": }")))
                .isInstanceOf(ProviderSchemaException.class)
                .hasMessageContaining("schema.json: line 2 is not valid JSON")
                .hasMessageContaining("terraform providers schema -json");
        assertThatThrownBy(() -> ProviderSchemaJson.read(file("{\"variables\": {}}")))
                .hasMessageContaining(": missing key 'provider_schemas'");
        assertThatThrownBy(() -> ProviderSchemaJson.read(
                        file("{\"provider_schemas\": {\"registry.terraform.io/hashicorp/random\": {}}}")))
                .hasMessageContaining(
                        ": expected the schema of oracle/oci, found registry.terraform.io/hashicorp/random");
        assertThatThrownBy(() -> ProviderSchemaJson.read(folder.resolve("missing.json")))
                .hasMessageContaining("missing.json. Use the output of");
        assertThatThrownBy(() -> ProviderSchemaJson.read(
                        file(NEWER.replace("\"type\": \"string\", \"required\": true", "\"type\": \"text\""))))
                .hasMessageContaining("unknown type of oci_new_thing.secret in plugin protocol 5");
    }

    private static TypeInterface type(ProviderInterface provider, String name) {
        return Objects.requireNonNull(provider.resources().get(name));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("schema.json"), text);
    }
}
