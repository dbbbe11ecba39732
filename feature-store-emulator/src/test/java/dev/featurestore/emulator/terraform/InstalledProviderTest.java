package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real provider on the machine, which knows types that the table does not have. */
@Tag("slow")
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the provider is a shell script")
class InstalledProviderTest {

    private static final String NEWER = """
            resource "%s" "this" {
              compartment_id = "ocid1.compartment.oc1..aaaa"
              cidr_blocks    = ["10.0.0.0/16"]
            }
            """.formatted(PluginProgram.TYPE);

    @TempDir
    Path folder;

    private Path starts() {
        return folder.resolve("starts");
    }

    private StackRun stack(String name) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TF_PLUGIN_CACHE_DIR", folder.resolve("cache").toString());
        return new StackRun(folder, name, EngineOptions.AUTO, environment);
    }

    @Test
    void isAskedOnceForATypeThatTheTableDoesNotHave() throws Exception {
        PluginProgram.install(folder.resolve("cache"), "99.1.0", starts());
        StackRun stack = stack("a").file("main.tf", NEWER);
        StackRun.Result first = stack.apply();
        assertThat(first.error()).isEmpty();
        assertThat(first.text())
                .contains("Types of the installed oracle/oci 99.1.0: " + PluginProgram.TYPE + ".")
                .contains("Apply complete! Resources: 1 added, 0 changed, 0 destroyed.");
        assertThat(stack.apply().text()).contains("Resources: 0 added, 0 changed, 0 destroyed.");
        stack.file("main.tf", "");
        assertThat(stack.apply().text()).contains("Resources: 0 added, 0 changed, 1 destroyed.");
        assertThat(stack("b").file("main.tf", NEWER).apply().succeeded()).isTrue();
        assertThat(starts()).hasContent("started");
        PluginProgram.install(folder.resolve("cache"), "99.2.0", starts());
        assertThat(stack("c").file("main.tf", NEWER).apply().text())
                .contains("Types of the installed oracle/oci 99.2.0: ");
        assertThat(starts()).hasContent("started\nstarted");
        try (var kept = Files.list(folder.resolve("engine/schemas"))) {
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void isLeftAloneByAStackWhoseTypesAreInTheTable() throws Exception {
        PluginProgram.install(folder.resolve("cache"), "99.1.0", starts());
        StackRun.Result result = stack("a")
                .file("main.tf", NEWER.replace(PluginProgram.TYPE, "oci_core_vcn"))
                .apply();
        assertThat(result.succeeded()).isTrue();
        assertThat(result.text()).doesNotContain("installed");
        assertThat(starts()).doesNotExist();
    }

    @Test
    void isNamedIfItHasNotTheTypeEither() throws Exception {
        PluginProgram.install(folder.resolve("cache"), "99.1.0", starts());
        StackRun.Result result = stack("a")
                .file("main.tf", NEWER.replace(PluginProgram.TYPE, "oci_no_such"))
                .apply();
        assertThat(result.unwrappedError())
                .contains("Unknown resource type oci_no_such")
                .contains("The installed oracle/oci 99.1.0 does not have it either.");
    }

    @Test
    void thatDoesNotAnswerIsNamedWithWhatItSays() throws Exception {
        Path cache = folder.resolve("cache");
        PluginProgram.install(cache, "99.1.0", starts());
        try (var files = Files.walk(cache)) {
            for (Path program : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(program, "#!/bin/sh\necho broken >&2\nexit 1\n");
            }
        }
        StackRun.Result result = stack("a").file("main.tf", NEWER).apply();
        assertThat(result.unwrappedError())
                .contains("Unknown resource type " + PluginProgram.TYPE)
                .contains("Cannot read the schema of the installed oracle/oci 99.1.0: terraform providers schema")
                .contains("Failed to load plugin schemas")
                .contains("--provider-schema");
    }

    @Test
    void isLookedForWhereTerraformLooks() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve(".terraformrc"), """
                # path = "/not/this"
                plugin_cache_dir = "$HOME/cache"
                provider_installation {
                  filesystem_mirror {
                    path = "/opt/mirror"
                  }
                }
                """);
        Map<String, String> environment = Map.of(
                "HOME",
                home.toString(),
                "TF_PLUGIN_CACHE_DIR",
                folder.resolve("named").toString(),
                "XDG_DATA_HOME",
                folder.resolve("data").toString());
        assertThat(ProviderMirrors.of(environment, home).folders())
                .containsExactly(
                        folder.resolve("named"),
                        home.resolve("cache"),
                        Path.of("/opt/mirror"),
                        home.resolve(".terraform.d/plugins"),
                        folder.resolve("data/terraform/plugins"),
                        Path.of("/usr/local/share/terraform/plugins"),
                        Path.of("/usr/share/terraform/plugins"));
    }

    @Test
    void isTheNewestOfAllMirrorsInBothLayouts() throws IOException {
        Path mirror = folder.resolve("mirror");
        Files.createDirectories(mirror.resolve("registry.terraform.io/oracle/oci/8.9.0/linux_amd64"));
        Path packed = Files.createDirectories(mirror.resolve("registry.terraform.io/hashicorp/oci"));
        Files.createFile(packed.resolve("index.json"));
        Files.createFile(packed.resolve("terraform-provider-oci_8.28.0_linux_amd64.zip"));
        ProviderMirrors mirrors = ProviderMirrors.of(Map.of("TF_PLUGIN_CACHE_DIR", mirror.toString()), folder);
        assertThat(InstalledProvider.newest(mirrors))
                .contains(new InstalledProvider("registry.terraform.io/hashicorp/oci", "8.28.0"));
        assertThat(InstalledProvider.newest(ProviderMirrors.of(Map.of(), folder)))
                .isEmpty();
    }
}
