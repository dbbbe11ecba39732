package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.policy.DeployerPolicies;
import dev.featurestore.operator.policy.Needs;
import dev.featurestore.operator.policy.PolicyScope;
import dev.featurestore.operator.policy.UserGroup;
import dev.featurestore.operator.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths in a stack: modules inside and outside of it, modules that Resource Manager downloads, and files left out. */
class StackPathsTest {

    private static final String OCID = "aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";

    @TempDir
    Path folder;

    @BeforeEach
    void writeConfiguration() throws IOException {
        Files.writeString(folder.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  operation: create
                  stack_name: store
                  tenancy_id: ocid1.tenancy.oc1..%1$s
                  compartment_id: ocid1.compartment.oc1..%1$s
                  region: us-ashburn-1
                  stack:
                    source: stack
                  variables: {}
                """.formatted(OCID));
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve("stack").resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private Verified<Deployable> verified(String... excludes) {
        return new Verifier(
                        folder,
                        getClass().getClassLoader(),
                        SomeValues.none(),
                        ObjectReader.none(),
                        SizeLimits.ZIP,
                        Excludes.of(List.of(excludes)))
                .verify(new Source.Local(folder.resolve("feature_store.yaml")), Overrides.NONE);
    }

    private List<String> problems(String... excludes) {
        return verified(excludes).problems().stream()
                .map(problem -> problem.text() + " | " + problem.hint())
                .toList();
    }

    @Test
    void modulesOutsideOfTheSourceAreRefusedWithTheirPlaces() throws IOException {
        Files.createDirectories(folder.resolve("shared"));
        Files.writeString(folder.resolve("shared/main.tf"), "");
        file("main.tf", """
                module "out" {
                  source = "../shared"
                }
                module "absolute" {
                  source = "/usr/share/modules"
                }
                module "missing" {
                  source = "./none"
                }
                module "inner" {
                  source = "./inner"
                }
                """);
        file("inner/main.tf", "module \"back\" {\n  source = \"../../shared\"\n}\n");

        String hint = "Copy it into the stack, or set spec.stack.source to a folder that contains both, and"
                + " spec.stack.working_directory to the folder with this file";
        assertThat(problems())
                .containsExactly(
                        "stack/inner/main.tf:2:12  the module \"back\" is outside of the stack's source: ../../shared | "
                                + hint,
                        "stack/main.tf:2:12  the module \"out\" is outside of the stack's source: ../shared | " + hint,
                        "stack/main.tf:5:12  the module \"absolute\" is outside of the stack's source:"
                                + " /usr/share/modules | " + hint,
                        "stack/main.tf:8:12  the stack has no .tf files for the module \"missing\" in ./none | Write the"
                                + " path of its folder, relative to the folder of this file");
    }

    @Test
    void modulesOutsideOfTheWorkingDirectoryAreFine() throws IOException {
        file("roots/a/main.tf", "module \"m\" {\n  source = \"../../shared\"\n}\n");
        file("shared/main.tf.json", "{}");
        Path config = folder.resolve("feature_store.yaml");
        Files.writeString(
                config,
                Files.readString(config).replace("source: stack", "source: stack\n    working_directory: roots/a"));

        assertThat(problems()).isEmpty();
    }

    @Test
    void whatTheStackReadsMustNotBeLeftOut() throws IOException {
        file("main.tf", """
                locals {
                  a = file("${path.module}/scripts/setup.sh")
                  b = templatefile("scripts/other.tpl", { x = fileexists("${path.root}/notes~") })
                  c = file("${path.module}/main.tf")
                }
                module "m" {
                  source = "./modules/m"
                }
                """);
        file("scripts/setup.sh", "#");
        file("scripts/other.tpl", "#");
        file("notes~", "#");
        file("modules/m/main.tf", "");

        assertThat(problems("scripts", "modules/*"))
                .containsExactly(
                        "stack/main.tf:2:7  file reads a file that is left out of the stack: scripts | Remove it from"
                                + " featurestore.excludes, or rename the file",
                        "stack/main.tf:3:7  templatefile reads a file that is left out of the stack: scripts | Remove it"
                                + " from featurestore.excludes, or rename the file",
                        "stack/main.tf:3:47  fileexists reads a file that is left out of the stack: notes~ | Remove it"
                                + " from featurestore.excludes, or rename the file",
                        "stack/main.tf:7:12  the folder modules/m of the module \"m\" is left out of the stack | Remove it"
                                + " from featurestore.excludes, or rename the folder");
        assertThat(problems("scripts/*.md"))
                .first()
                .asString()
                .contains("the pattern 'scripts/*.md' matches no file of stack");
    }

    @Test
    void remoteModulesAreListedAndLeavePoliciesIncomplete() throws IOException {
        file("main.tf", """
                module "vcn" {
                  source  = "oracle-terraform-modules/vcn/oci"
                  version = "3.6.0"
                }
                module "inner" {
                  source = "./inner"
                }
                """);
        file("inner/main.tf", """
                module "git" {
                  source = "git::https://user:hunter2@git.example.com/network.git?ref=v1&sshkey=c2VjcmV0&depth=1"
                }
                """);

        Verified<Deployable> verified = verified();
        assertThat(verified.problems()).extracting(Problem::text).isEmpty();
        Deployable deployable = verified.value().orElseThrow();
        assertThat(deployable.modules().remote())
                .extracting(RemoteModule::toString)
                .containsExactly(
                        "module.vcn from oracle-terraform-modules/vcn/oci 3.6.0 (stack/main.tf:1)",
                        "module.git from git::https://***@git.example.com/network.git?ref=v1&sshkey=***&depth=1"
                                + " (stack/inner/main.tf:1)");
        Needs needs = Needs.of(deployable);
        assertThat(needs.unread()).isEqualTo(deployable.modules().remote());
        DeployerPolicies policies = new DeployerPolicies(
                deployable.config(),
                deployable.config().tenancyId().orElseThrow(),
                UserGroup.parse("Deployers"),
                needs,
                PolicyScope.PUBLISHED);
        assertThat(policies.sections())
                .extracting(DeployerPolicies.Section::title)
                .containsExactly(
                        "Published for the feature store, and needed by this configuration:",
                        "Needed by this configuration, but not published:",
                        "Published for the feature store; modules that were not read may need them:");
    }
}
