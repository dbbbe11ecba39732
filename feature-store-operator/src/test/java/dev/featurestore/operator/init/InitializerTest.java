package dev.featurestore.operator.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.config.BackendConfig.JavaBackend;
import dev.featurestore.operator.config.ConfigurationFiles;
import dev.featurestore.operator.config.Environment;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.verify.LocalVerifier;
import dev.featurestore.operator.verify.PlainJava;
import dev.featurestore.operator.verify.SmallStack;
import dev.featurestore.operator.verify.SomeValues;
import dev.featurestore.operator.verify.Verifier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitializerTest extends InitializerFixture {

    private InitRequest allOptions() {
        return InitRequest.of(output, Path.of("/home/a b"))
                .withAllOptions(true)
                .withTenancyId(Optional.of("ocid1.tenancy.oc1..aaaa"))
                .withCompartmentId(Optional.of("ocid1.compartment.oc1..bbbb"))
                .withRegion(Optional.of("us-ashburn-1"))
                .withStackName(Optional.of("my store"))
                .withVariables(Map.of("image_url", "api"));
    }

    private InitRequest empty(Map<String, String> variables) {
        return InitRequest.of(output, Path.of("/home/me"))
                .withCompartmentId(Optional.of(" "))
                .withVariables(variables);
    }

    @Test
    void writesFilesThatPassUnchanged() throws IOException {
        List<Path> written = new Initializer(bundled, Commands.plain())
                .init(request(false, Map.of("image_url", "api", "ports", "[80, 81]")))
                .written();

        assertThat(written)
                .containsExactly(
                        output.resolve("feature_store.yaml"),
                        output.resolve("backend_operator_local_java_config.yaml"),
                        output.resolve("backend_operator_local_container_config.yaml"),
                        output.resolve("README_feature_store.md"),
                        output.resolve("feature_store.schema.json"),
                        output.resolve("backend_operator.schema.json"));
        assertThat(names(output)).hasSize(6);
        OperatorConfig config = read();
        assertThat(config.stackName()).isEqualTo("my store");
        assertThat(PlainJava.of(config.variables())).isEqualTo(Map.of("image_url", "api", "ports", List.of(80L, 81L)));
        LocalVerifier verifier = new LocalVerifier(root, bundled, SomeValues.none());
        assertThat(verifier.verifyBackend(written.get(1)).orThrow()).isEqualTo(new JavaBackend());
        assertThat(verifier.verifyBackend(written.get(2)).orThrow())
                .isInstanceOfSatisfying(ContainerBackend.class, container -> {
                    assertThat(container.image()).contains("feature_store:v1");
                    assertThat(container.volume()).containsExactly("/home/a b/.oci:/home/operator/.oci:ro");
                    assertThat(container.env().get(0).value()).contains("feature_store:v1");
                });
    }

    @Test
    void writesTheFileOfAnEnvironmentOverTheConfiguration() throws IOException {
        Initializer initializer = new Initializer(bundled, Commands.plain());
        InitRequest request = InitRequest.of(output, Path.of("/home/me"));
        FeatureStoreException missing = catchThrowableOfType(
                FeatureStoreException.class, () -> initializer.init(request, new Environment("prod")));
        assertThat(missing.code()).isEqualTo(FailureCode.MISSING_CONFIGURATION);
        initializer.init(request(false, Map.of("image_url", "api", "ports", "[80]")));

        assertThat(initializer
                        .init(
                                request.withRegion(Optional.of("eu-frankfurt-1"))
                                        .withVariables(Map.of("ports", "[81]")),
                                new Environment("prod"))
                        .written())
                .containsExactly(
                        output.resolve("feature_store.prod.yaml"),
                        output.resolve("feature_store.environment.schema.json"));

        assertThat(Files.readString(output.resolve("feature_store.prod.yaml"))).isEqualTo("""
                        # yaml-language-server: $schema=./feature_store.environment.schema.json
                        # Environment prod: write only what differs from feature_store.yaml. Maps merge,
                        # lists and other values replace, null removes a value.
                        # Deploy: mvn featurestore:apply -Dfeaturestore.environment=prod

                        # A loss of data needs the name of the stack, also in batch mode:
                        # -Dfeaturestore.allowDataLoss -Dfeaturestore.confirm='my store-prod'
                        # protected: true
                        spec:
                          stack_name: my store-prod
                          # compartment_id: ocid1.compartment.oc1..aaaa...
                          region: eu-frankfurt-1
                          variables:
                            ports: [81]
                        """);
        OperatorConfig config = new Verifier(
                        root, bundled, SomeValues.none(), ObjectReader.none(), SizeLimits.ZIP, Excludes.NONE)
                .verify(
                        ConfigurationFiles.of(
                                output.resolve("feature_store.yaml").toString(),
                                Optional.of("prod"),
                                UserPaths.in(root)),
                        Overrides.NONE)
                .orThrow()
                .config();
        assertThat(config.stackName()).isEqualTo("my store-prod");
        assertThat(config.region()).isEqualTo("eu-frankfurt-1");
        assertThat(PlainJava.of(config.variables())).isEqualTo(Map.of("image_url", "api", "ports", List.of(81L)));
    }

    @Test
    void writesTheKeysThatHaveAValueAndOftenChangedOptions() throws IOException {
        new Initializer(bundled, Commands.plain()).init(request(false, Map.of("image_url", "api", "ports", "[80]")));

        assertThat(Files.readString(output.resolve("feature_store.yaml"))).isEqualTo("""
                        # yaml-language-server: $schema=./feature_store.schema.json
                        # Deploys the feature store through OCI Resource Manager.
                        # Check this file: mvn featurestore:verify
                        # Deploy: mvn featurestore:apply
                        # All keys and variables: docs/configuration.md of the plugin, or
                        # mvn featurestore:init -Dfeaturestore.allOptions -Dfeaturestore.output=FOLDER

                        kind: operator
                        type: feature_store
                        version: v1
                        spec:
                          # "create" updates the stack, or creates it if it does not exist.
                          operation: create
                          # Name of the stack in Resource Manager.
                          stack_name: my store
                          # OCID of the tenancy to deploy to.
                          tenancy_id: ocid1.tenancy.oc1..aaaa
                          # OCID of the compartment for the stack and its resources.
                          compartment_id: ocid1.compartment.oc1..bbbb
                          # Region to deploy to.
                          region: us-ashburn-1

                          variables:
                            # Image of the API.
                            image_url: api
                            # ports
                            ports: [80]

                            # Options. To set one, delete the "# " before its name and change the value.
                            # CIDR block of the new VCN. For an existing VCN, set vcn_id too.
                            # vcn_details: {vcn_cidr: 10.0.0.0/16}
                        """);
    }

    @Test
    void explainsEveryKey() throws IOException {
        new Initializer(bundled, Commands.plain()).init(allOptions());

        assertThat(Files.readString(output.resolve("feature_store.yaml"))).isEqualTo("""
                        # yaml-language-server: $schema=./feature_store.schema.json
                        # Deploys the feature store through OCI Resource Manager.
                        # Check this file: mvn featurestore:verify
                        # Deploy: mvn featurestore:apply

                        kind: operator
                        type: feature_store
                        version: v1

                        # Whether an apply that loses data needs the name of the stack,
                        # -Dfeaturestore.confirm=NAME, in addition to -Dfeaturestore.allowDataLoss.
                        # Default: false.
                        # protected: true

                        spec:
                          # "create" updates the stack, or creates it if it does not exist. "update"
                          # fails if the stack does not exist.
                          operation: create

                          # OCID of the existing stack to deploy to. If omitted, the stack is found by
                          # its name in the compartment.
                          # stack_id: ocid1.ormstack.oc1.iad.aaaa...

                          # Name of the stack in Resource Manager. Default: feature-store.
                          stack_name: my store

                          # Version of the feature store's images.
                          # service_version: "1.1.1"

                          # OCID of the tenancy to deploy to.
                          tenancy_id: ocid1.tenancy.oc1..aaaa

                          # OCID of the compartment for the stack and its resources. The OCID of the
                          # tenancy is the root compartment.
                          compartment_id: ocid1.compartment.oc1..bbbb

                          # Region to deploy to.
                          region: us-ashburn-1

                          # OCID of the deploying user, which needs read access to the repositories of
                          # the images.
                          # user_id: ocid1.user.oc1..aaaa...

                          # Terraform configuration to deploy. If omitted, the bundled stack.
                          # stack:
                          #   # Folder or zip file with the Terraform configuration, relative to this
                          #   # file.
                          #   source: terraform
                          #   # Folder within spec.stack.source to run Terraform in.
                          #   working_directory: ""
                          #   # Terraform version of the stack in Resource Manager. Default: 1.5.x.
                          #   terraform_version: 1.5.x

                          # Variables of the stack that have no key of their own in spec. Write lists
                          # and objects as YAML.
                          variables:

                            # Image of the API. (string, required)
                            image_url: api

                            # Name of the database: letters, digits and #. (string, optional)
                            # db_name: FeatureStore

                            # node_count (number, optional)
                            # node_count: 3

                            # deletion_protection (bool, optional)
                            # deletion_protection: true

                            # ports (list(number), optional)
                            # ports: [21000]

                            # labels (map(string), optional)
                            # labels: {}

                            # vcn_details (object, optional)
                            # vcn_details: {}

                            # puller_token (string, optional)
                            # puller_token:

                            # secret_map (map(string), optional)
                            # secret_map: {}

                          # Freeform tags of the stack in Resource Manager.
                          # freeform_tags: { department: finance }

                          # Defined tags of the stack in Resource Manager, by namespace.
                          # defined_tags: { operations: { cost_center: "42" } }

                          # Settings of the goal drift.
                          # drift:
                          #   # Drift to ignore, each as the address of a resource, or as an address, a
                          #   # dot and the path of an attribute. "*" matches any characters. What is
                          #   # below an entry is ignored too: instances of a resource, resources of a
                          #   # module, parts of an attribute.
                          #   ignore: [oci_core_vcn.this.freeform_tags, "*.defined_tags"]
                        """);
    }

    @Test
    void writesKeysThatAreValidWithoutTheirCommentSigns() throws IOException {
        new Initializer(bundled, Commands.plain()).init(allOptions());
        Path file = output.resolve("feature_store.yaml");
        Files.createDirectories(output.resolve("terraform"));
        SmallStack.into(output.resolve("terraform"));

        String all = Files.readString(file).replaceAll("(?m)^( *)# ([a-z_]+:( .*)?|  [a-z_]+: .*)$", "$1$2");
        Files.writeString(file, all.replace("aaaa...", "aaaa"));

        OperatorConfig config = read();
        assertThat(config.stack().source()).contains(new Source.Local(output.resolve("terraform")));
        assertThat(config.definedTags()).isEqualTo(Map.of("operations", Map.of("cost_center", "42")));
        assertThat(PlainJava.of(config.variables())).hasSize(9).containsEntry("ports", List.of(21000L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b",
                "# no comment",
                "x #y",
                "yes",
                "null",
                "~",
                "5",
                "007",
                "0x1F",
                "1_000",
                "2026-11-22",
                "12:30:00",
                "-",
                "- a",
                "? a",
                "[a]",
                "{a}",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a",
                "'a'",
                "\"a\\\"",
                "a:",
                "line\nbreak\r\n\ttab",
                "\u00e4\u4e2d\ud83d\ude00\u0000\u0085\u2028\ufeff",
                "...",
                "---",
                "<<",
                "=",
                "$VAR ${VAR}",
                " leading and trailing ",
                "iad.ocir.io/ns/repo:tag@sha256:00",
            })
    void keepsEveryValueAsItIs(String value) {
        new Initializer(bundled, Commands.plain()).init(request(false, Map.of("image_url", value)));

        assertThat(PlainJava.of(read().variables())).isEqualTo(Map.of("image_url", value));
    }

    @Test
    void readsValuesByTheTypeOfTheirVariable() {
        new Initializer(bundled, Commands.plain())
                .init(request(
                        false,
                        Map.of(
                                "image_url", "5",
                                "node_count", "2.5",
                                "deletion_protection", "false",
                                "vcn_details", "{vcn_id: 'a, b', vcn_cidr: \"x: y\"}",
                                "service_version", "1.10")));

        OperatorConfig config = read();
        assertThat(config.serviceVersion()).contains("1.10");
        assertThat(PlainJava.of(config.variables()))
                .isEqualTo(Map.of(
                        "image_url",
                        "5",
                        "node_count",
                        new BigDecimal("2.5"),
                        "deletion_protection",
                        false,
                        "vcn_details",
                        Map.of("vcn_id", "a, b", "vcn_cidr", "x: y")));
    }

    @Test
    void namesEveryMissingOrInvalidProperty() {
        InitRequest request = empty(Map.of("node_count", "many", "region", "x", "nonsense", "y"));

        FeatureStoreException refused = catchThrowableOfType(
                FeatureStoreException.class, () -> new Initializer(bundled, Commands.plain()).init(request));

        assertThat(refused.code()).isEqualTo(FailureCode.MISSING_PARAMETER);
        assertThat(refused.message()).isEqualTo("""
                        Missing: featurestore.tenancyId, featurestore.compartmentId, featurestore.region, featurestore.variables.image_url
                        featurestore.variables.node_count: must be a number, but is "many"
                        featurestore.variables.nonsense: is not a variable of the bundled stack
                        featurestore.variables.region: must be set as featurestore.region""");
        assertThat(refused.hint())
                .isEqualTo("Add -Dfeaturestore.tenancyId=ocid1.tenancy.oc1..aaaa..."
                        + " -Dfeaturestore.compartmentId=ocid1.compartment.oc1..aaaa..."
                        + " -Dfeaturestore.region=us-ashburn-1 -Dfeaturestore.variables.image_url=...");
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesAnOcidOfTheWrongKind() {
        InitRequest request = InitRequest.of(output, Path.of("/home/me"))
                .withTenancyId(Optional.of("ocid1.tenancy.oc1..aaaa"))
                .withCompartmentId(Optional.of("ocid1.compartment.oc1..bbbb"))
                .withRegion(Optional.of("us-ashburn-1"))
                .withUserId(Optional.of("ocid1.group.oc1..cccc"))
                .withVariables(Map.of("image_url", "api"));

        assertThatThrownBy(() -> new Initializer(bundled, Commands.plain()).init(request))
                .hasMessage("featurestore.userId: must be the OCID of a user, but is the OCID of a group");
    }
}
