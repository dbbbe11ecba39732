package dev.featurestore.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class StandInProviderTest {

    private static final String PROVIDER = """
            terraform {
              required_providers {
                oci = { source = "oracle/oci" }
              }
            }
            provider "oci" {
              region = "eu-frankfurt-1"
            }
            """;

    private static final String FULL = PROVIDER + """
            data "oci_names" "all" {
              prefix = oci_thing.a.id
            }
            resource "oci_thing" "a" {
              name     = "first"
              size     = 123456789012345678901234567890.5
              password = "secret"
              vnic {
                subnet = "one"
              }
              container {
                image = "api:1"
              }
              container {
                image = "proxy:1"
              }
              rule {
                port = "443"
              }
              rule {
                port = "80"
              }
              disk "boot" {
                kind = "fast"
              }
            }
            resource "oci_thing" "b" {
              name = "of ${oci_thing.a.id}"
            }
            output "names" {
              value = data.oci_names.all.names
            }
            """;

    private final TinyCloud cloud = new TinyCloud();

    @TempDir
    Path folder;

    private StandInProvider provider;
    private Terraform terraform;

    @BeforeEach
    void start() throws IOException {
        provider = StandInProvider.start(Things.offered(), cloud);
        terraform = Terraform.in(folder, provider);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void appliesAConfigurationAndThenFindsNothingToDo() throws Exception {
        terraform.configuration(FULL);
        terraform.run("init").succeeds();
        terraform.run("validate").succeeds();

        assertThat(terraform.plan().text())
                .contains("+ id       = (known after apply)", "2 to add", "(sensitive value)");
        assertThat(terraform.apply().succeeds().text())
                .contains("2 added", "ocid1.thing.1-1")
                .doesNotContain("Warning");
        assertThat(cloud.thing("ocid1.thing.2").elements())
                .containsEntry("name", new Value.Text("of ocid1.thing.1"))
                .containsEntry("timeouts", new Value.Null());
        assertThat(terraform.plan().text()).contains("No changes.");
        assertThat(terraform.run("destroy", "-auto-approve").succeeds().text()).contains("2 destroyed");
        assertThat(cloud.things).isEmpty();
    }

    @Test
    void servesAConfigurationThatNamesNoSource() throws Exception {
        terraform.configuration("resource \"oci_thing\" \"a\" {\n  name = \"first\"\n}\n");
        terraform.run("init").succeeds();

        assertThat(terraform.apply().succeeds().text()).contains("1 added");
        assertThat(folder.resolve(".terraform.lock.hcl")).doesNotExist();
    }

    @Test
    void changesInPlaceWhatCanBeChanged() throws Exception {
        terraform.configuration(FULL);
        terraform.run("init").succeeds();
        terraform.apply().succeeds();

        terraform.configuration(FULL.replace("size ", "note = \"new\"\n  size "));

        assertThat(terraform.apply().succeeds().text())
                .contains("+ note     = \"new\"", "(6 unchanged blocks hidden)", "1 changed")
                .doesNotContain("tags     = (known after apply)");
        assertThat(cloud.thing("ocid1.thing.1").elements()).containsEntry("note", new Value.Text("new"));
        assertThat(terraform.plan().text()).contains("No changes.");
    }

    @Test
    void replacesWhatCannotBeChanged() throws Exception {
        terraform.configuration(FULL);
        terraform.run("init").succeeds();
        terraform.apply().succeeds();

        terraform.configuration(FULL.replace("proxy:1", "proxy:2"));
        assertThat(terraform.plan().text())
                .containsPattern("image = \"proxy:1\" -> \"proxy:2\" # forces replacement")
                .contains("1 to add, 1 to change, 1 to destroy");
        terraform.configuration(FULL.replace("\"80\"", "\"81\""));
        assertThat(terraform.plan().text()).contains("rule { # forces replacement");
        terraform.configuration(FULL.replace("\"one\"", "\"two\""));
        assertThat(terraform.plan().text()).contains("\"one\" -> \"two\" # forces replacement");
        terraform.configuration(FULL.replace("\"fast\"", "\"slow\""));
        assertThat(terraform.plan().text()).contains("\"fast\" -> \"slow\" # forces replacement");

        assertThat(terraform.apply().succeeds().text()).contains("1 added, 1 changed, 1 destroyed");
        assertThat(cloud.things).containsOnlyKeys("ocid1.thing.2", "ocid1.thing.3");
        assertThat(terraform.plan().text()).contains("No changes.");
    }

    @Test
    void keepsWhatTheServiceFilledInWhenTheConfigurationNoLongerSetsIt() throws Exception {
        terraform.configuration(FULL);
        terraform.run("init").succeeds();
        terraform.apply().succeeds();

        terraform.configuration(FULL.replace("vnic {\n    subnet = \"one\"\n  }", ""));

        assertThat(terraform.plan().text()).contains("No changes.");
    }

    @Test
    void makesAgainWhatWasDeletedBehindItsBack() throws Exception {
        terraform.configuration(FULL);
        terraform.run("init").succeeds();
        terraform.apply().succeeds();
        cloud.things.remove("ocid1.thing.2");

        assertThat(terraform.plan().text()).contains("oci_thing.b will be created", "1 to add, 0 to change");
    }

    @Test
    void takesBackWhatWasChangedBehindItsBack() throws Exception {
        terraform.configuration(FULL);
        terraform.run("init").succeeds();
        terraform.apply().succeeds();
        cloud.things.compute(
                "ocid1.thing.1", (id, thing) -> TinyCloud.with(thing, "name", new Value.Text("somebody's")));

        assertThat(terraform.plan().text()).contains("\"somebody's\" -> \"first\"", "0 to add, 1 to change");
    }

    @Test
    void importsByIdentifier() throws Exception {
        terraform.configuration(FULL);
        terraform.run("init").succeeds();
        terraform.apply().succeeds();
        terraform.run("state", "rm", "oci_thing.b").succeeds();

        assertThat(terraform.run("import", "oci_thing.b", "ocid1.thing.9").text())
                .contains("Cannot import non-existent remote object");
        terraform.run("import", "oci_thing.b", "ocid1.thing.2").succeeds();

        assertThat(terraform.plan().text()).contains("No changes.");
    }

    @Test
    void reportsAServicesRefusalsAndKeepsTheStateAsItWas() throws Exception {
        terraform.configuration(FULL);
        terraform.run("init").succeeds();
        terraform.configuration(FULL.replace("\"of ${oci_thing.a.id}\"", "\"refused-create\""));

        Terraform.Outcome create = terraform.apply();
        assertThat(create.code()).isEqualTo(1);
        assertThat(create.text())
                .contains("Error: 409-IncorrectState, refused-create", "with oci_thing.b", "main.tf line");
        assertThat(terraform.run("state", "list").text())
                .contains("oci_thing.a")
                .doesNotContain("oci_thing.b");

        terraform.configuration(FULL.replace("\"secret\"", "\"refused-update\""));
        assertThat(terraform.apply().text()).contains("Error: 409-IncorrectState, refused-update");
        terraform.configuration(FULL);
        assertThat(terraform.plan().text()).contains("1 to add, 0 to change");

        terraform.configuration(FULL.replace("size ", "note = \"refused-delete\"\n  size "));
        terraform.apply().succeeds();
        assertThat(terraform.run("destroy", "-auto-approve").text()).contains("409-IncorrectState, refused-delete");
        assertThat(terraform.run("state", "list").text())
                .contains("oci_thing.a")
                .doesNotContain("oci_thing.b");

        terraform.configuration(PROVIDER + "data \"oci_names\" \"all\" {\n  prefix = \"refused-read\"\n}\n");
        assertThat(terraform.plan().text()).contains("Error: 409-IncorrectState, refused-read");
    }

    @Test
    void stopsASlowServiceWhenTerraformIsInterrupted() throws Exception {
        terraform.configuration(PROVIDER
                + "resource \"oci_thing\" \"quick\" {\n  name = \"quick\"\n}\n"
                + "resource \"oci_thing\" \"slow\" {\n  name = \"slow\"\n  note = oci_thing.quick.id\n}\n");
        terraform.run("init").succeeds();

        Process apply = terraform.start("apply", "-auto-approve", "-input=false");
        assertThat(cloud.slowCreateBegan.await(30, TimeUnit.SECONDS)).isTrue();
        new ProcessBuilder("kill", "-INT", String.valueOf(apply.pid())).start().waitFor();

        assertThat(apply.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(cloud.interrupted.getCount()).isZero();
        assertThat(terraform.outcome(apply).text()).contains("Stopped before the service made the change: oci_thing");
        assertThat(terraform.run("state", "list").succeeds().text().strip()).isEqualTo("oci_thing.quick");
        // Another run with the same provider is another matter.
        assertThat(terraform.run("destroy", "-auto-approve").succeeds().text()).contains("1 destroyed");
    }

    @Test
    void servesTwoJobsAtOnceWithoutDisturbingEither(@TempDir Path otherFolder) throws Exception {
        TinyCloud otherCloud = new TinyCloud();
        try (StandInProvider other = StandInProvider.start(Things.offered(), otherCloud)) {
            Terraform second = Terraform.in(otherFolder, other);
            terraform.configuration(PROVIDER + "resource \"oci_thing\" \"a\" {\n  name = \"slow\"\n}\n");
            second.configuration(FULL);
            terraform.run("init").succeeds();
            second.run("init").succeeds();

            Process first = terraform.start("apply", "-auto-approve", "-input=false");
            assertThat(cloud.slowCreateBegan.await(30, TimeUnit.SECONDS)).isTrue();
            second.apply().succeeds();

            assertThat(first.isAlive()).isTrue();
            assertThat(otherCloud.things).hasSize(2);
            provider.close();
            assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.plan().text()).contains("No changes.");
        }
    }

    @Test
    void readsAStateThatAnotherVersionOfTheProviderWrote() throws Exception {
        terraform.configuration(FULL);
        terraform.run("init").succeeds();
        terraform.apply().succeeds();
        Path state = folder.resolve("terraform.tfstate");
        Files.writeString(
                state,
                Files.readString(state)
                        .replace("\"note\": null,", "\"of_old\": [1],")
                        .replace("\"rule\": [],", ""));

        assertThat(terraform.plan().text()).contains("No changes.");
    }

    @Test
    void servesAnInterfaceOfManyMegabytes() throws Exception {
        TreeMap<String, TypeInterface> types = new TreeMap<>(Things.offered().resources());
        for (int i = 0; i < 5_000; i++) {
            types.put(
                    "oci_other_" + i,
                    new TypeInterface("oci_other_" + i, 1, Things.thing().schema(), Set.of()));
        }
        ProviderInterface wide = new ProviderInterface(
                "oracle/oci",
                "1",
                Things.offered().provider(),
                types,
                Things.offered().dataSources());
        try (StandInProvider other = StandInProvider.start(wide, cloud)) {
            terraform = Terraform.in(folder, other);
            terraform.configuration(FULL + "resource \"oci_other_4999\" \"a\" {\n  name = \"a\"\n}\n");
            terraform.run("init").succeeds();

            assertThat(terraform.apply().succeeds().text()).contains("3 added");
        }
    }

    @Test
    void leavesNoThreadWhenItIsClosed() throws Exception {
        provider.close();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        StandInProvider second = StandInProvider.start(Things.offered(), cloud);
        Terraform again = Terraform.in(folder, second);
        again.configuration(PROVIDER + "resource \"oci_thing\" \"slow\" {\n  name = \"slow\"\n}\n");
        again.run("init").succeeds();
        Process apply = again.start("apply", "-auto-approve", "-input=false");
        assertThat(cloud.slowCreateBegan.await(30, TimeUnit.SECONDS)).isTrue();

        second.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                // The JDK's own, for the process above.
                .filteredOn(thread -> !thread.getName().startsWith("process reaper"))
                .isEmpty();
        assertThat(apply.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(again.outcome(apply).code()).isEqualTo(1);
    }
}
