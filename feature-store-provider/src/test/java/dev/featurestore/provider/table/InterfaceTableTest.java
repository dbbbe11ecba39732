package dev.featurestore.provider.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import dev.featurestore.terraform.schema.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceTableTest {

    private static final Path TABLE =
            Path.of("../feature-store-terraform/src/main/resources/dev/featurestore/terraform/schema/oracle-oci");

    private static final String SCHEMA = "oci-provider-schema-full.json.gz";
    private static final String OWN_SCHEMA = "oci-provider-schema.json";
    private static final String BEHAVIOUR = "oci-provider-behaviour.json";

    private static final InterfaceTable TABLES = InterfaceTable.bundled();
    private static final ProviderInterface SHIPPED = TABLES.whole();

    @TempDir
    private Path temporary;

    @Test
    void namesItsProviderAndVersion() {
        assertThat(TABLES.source()).isEqualTo("oracle/oci");
        assertThat(TABLES.version()).isEqualTo("8.28.0");
        assertThat(TABLES.provider().attributes()).containsKeys("region", "tenancy_ocid", "auth");
    }

    @Test
    void hasAllTypesAndLegacyNames() {
        assertThat(TABLES.resources())
                .hasSize(1001)
                .contains("oci_core_virtual_network", "oci_load_balancer", "oci_load_balancer_backendset");
        assertThat(TABLES.dataSources()).hasSize(2370);
        assertThat(TABLES.resource("oci_core_vcns")).isEmpty();
        assertThat(TABLES.dataSource("oci_core_vcns")).isPresent();
        assertThat(TABLES.resource("oci")).isEmpty();
        assertThat(TABLES.resource("random_string")).isEmpty();
    }

    /** Needs the provider's schema and source, and writes the table first if it is given them: see CONTRIBUTING.md. */
    @Test
    void isWhatTheProvidersSchemaAndSourceSay() throws Exception {
        Path root = Path.of(System.getProperty("project.root", ".."));
        String version = System.getProperty("featurestore.writeTable", TABLES.version());
        SortedMap<String, String> said;
        if (System.getProperty("featurestore.providerSource") == null) {
            Path facts = root.resolve("../shared/data");
            assumeTrue(
                    Files.isRegularFile(facts.resolve(SCHEMA)) && Files.isRegularFile(facts.resolve(BEHAVIOUR)),
                    "skipped: the provider's interface is not beside the repository (../shared/data)");
            Path unpacked = temporary.resolve("schema.json");
            try (InputStream packed = new GZIPInputStream(Files.newInputStream(facts.resolve(SCHEMA)))) {
                Files.copy(packed, unpacked);
            }
            said = generated(version, unpacked, collected(facts.resolve(BEHAVIOUR)));
        } else {
            Path schema = root.resolve(System.getProperty("featurestore.providerSchema", OWN_SCHEMA));
            Path source = root.resolve(System.getProperty("featurestore.providerSource"));
            said = generated(version, schema, ProviderSource.in(source)::facts);
        }
        if (System.getProperty("featurestore.writeTable") != null) {
            for (Map.Entry<String, String> file : said.entrySet()) {
                Files.writeString(TABLE.resolve(file.getKey()), file.getValue());
            }
        }

        SortedMap<String, String> shipped = new TreeMap<>();
        try (Stream<Path> files = Files.list(TABLE)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                shipped.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(shipped.keySet()).isEqualTo(said.keySet());
        said.forEach((name, text) -> assertThat(shipped.get(name)).as(name).isEqualTo(text));
    }

    /** The types whose schema the provider itself printed are the same in the whole table. */
    @Test
    void agreesWithTheProvidersOwnOutput() throws Exception {
        Path own = Path.of(System.getProperty("project.root", "..")).resolve("../shared/data/" + OWN_SCHEMA);
        assumeTrue(
                Files.isRegularFile(own),
                "skipped: the provider's schema is not beside the repository (../shared/data)");
        ProviderInterface printed = ProviderSchemaJson.read(own);

        assertThat(printed.resources()).hasSize(90);
        printed.resources().forEach((name, type) -> {
            TypeInterface shipped = TABLES.resource(name).orElseThrow();
            assertThat(type.withFactsOf(shipped)).as(name).isEqualTo(shipped);
        });
        printed.dataSources()
                .forEach((name, type) ->
                        assertThat(TABLES.dataSource(name)).as(name).contains(type));
    }

    private static SortedMap<String, String> generated(
            String version, Path schema, Function<String, Optional<ProviderSource.Facts>> facts) throws Exception {
        return TableText.of(InterfaceTableGenerator.of(version, ProviderSchemaJson.read(schema), facts));
    }

    /** Facts that {@link ProviderSource} would read, collected in JSON by another tool. */
    private static Function<String, Optional<ProviderSource.Facts>> collected(Path file) throws IOException {
        JsonNode types = new ObjectMapper().readTree(Files.readString(file));
        return type -> types.has(type)
                ? Optional.of(new ProviderSource.Facts(
                        texts(types.path(type).path("forceNew")),
                        texts(types.path(type).path("optionalComputedBlocks"))))
                : Optional.empty();
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @ParameterizedTest
    @CsvSource({
        "oci_core_vcn, cidr_block, true",
        "oci_core_vcn, cidr_blocks, false",
        "oci_core_vcn, dns_label, true",
        "oci_core_subnet, vcn_id, true",
        "oci_core_subnet, prohibit_public_ip_on_vnic, true",
        "oci_core_subnet, route_table_id, false",
        "oci_core_network_security_group_security_rule, network_security_group_id, true",
        "oci_core_network_security_group_security_rule, source, false",
        "oci_core_default_route_table, manage_default_resource_id, true",
        "oci_mysql_mysql_db_system, admin_password, true",
        "oci_mysql_mysql_db_system, mysql_version, true",
        "oci_mysql_mysql_db_system, shape_name, false",
        "oci_mysql_mysql_db_system, backup_policy, false",
        "oci_functions_application, subnet_ids, true",
        "oci_functions_application, config, false",
        "oci_functions_function, image, false",
        "oci_functions_function, display_name, true",
        "oci_apigateway_gateway, endpoint_type, true",
        "oci_apigateway_gateway, network_security_group_ids, false",
        "oci_apigateway_deployment, path_prefix, true",
        "oci_apigateway_deployment, specification, false",
        "oci_container_instances_container_instance, containers.image_url, true",
        "oci_container_instances_container_instance, display_name, false",
        "oci_kms_key, management_endpoint, true",
        "oci_vault_secret, secret_content, false",
        "oci_identity_policy, statements, false",
        "oci_identity_policy, name, true",
        "oci_objectstorage_bucket, versioning, false",
    })
    void knowsWhatReplacesAResource(String type, String path, boolean replaces) {
        TypeInterface resource = Objects.requireNonNull(SHIPPED.resources().get(type));

        assertThat(resource.replacedBy().contains(path)).isEqualTo(replaces);
    }

    @Test
    void knowsWhatIsSensitiveAndNested() {
        TypeInterface database = Objects.requireNonNull(SHIPPED.resources().get("oci_mysql_mysql_db_system"));
        TypeInterface subnets = Objects.requireNonNull(SHIPPED.dataSources().get("oci_core_subnets"));

        assertThat(database.schema().attributes().get("admin_password"))
                .matches(password -> password != null && password.sensitive());
        assertThat(database.schema().blocks().get("data_storage"))
                .matches(block -> block != null && block.computed() && block.maxItems() == 1);
        assertThat(Objects.requireNonNull(subnets.schema().attributes().get("subnets"))
                        .type())
                .isInstanceOfSatisfying(
                        ValueType.ListOf.class,
                        list -> assertThat(list.element()).isInstanceOf(ValueType.ObjectOf.class));
    }
}
