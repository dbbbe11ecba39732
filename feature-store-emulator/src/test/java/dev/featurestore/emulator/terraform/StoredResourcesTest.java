package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.provider.tenancy.ResourceStore.Entry;
import dev.featurestore.provider.value.Value;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredResourcesTest {

    @TempDir
    Path folder;

    private StoredResources open() {
        return new StoredResources(PrivateDirectory.at(folder));
    }

    private static Entry entry(String type, String name) {
        return new Entry(type, new Value.Structure(new TreeMap<>(Map.of("name", new Value.Text(name)))));
    }

    @Test
    void listsTheResourcesOfATypeInTheOrderOfTheirCreation() {
        StoredResources resources = open();
        for (int i = 0; i < 20; i++) {
            resources.put("vcn" + i, entry("oci_core_vcn", "a" + i));
            resources.put("subnet" + i, entry("oci_core_subnet", "b" + i));
        }
        resources.put("vcn3", entry("oci_core_vcn", "changed"));
        resources.put("subnet7", entry("oci_core_vcn", "of another type"));
        resources.remove("vcn5");
        resources.remove("unknown");

        for (StoredResources some : new StoredResources[] {resources, open()}) {
            assertThat(some.all("oci_core_vcn"))
                    .hasSize(20)
                    .startsWith(
                            entry("oci_core_vcn", "a0"),
                            entry("oci_core_vcn", "a1"),
                            entry("oci_core_vcn", "a2"),
                            entry("oci_core_vcn", "changed"),
                            entry("oci_core_vcn", "a4"),
                            entry("oci_core_vcn", "a6"),
                            entry("oci_core_vcn", "a7"),
                            entry("oci_core_vcn", "of another type"))
                    .endsWith(entry("oci_core_vcn", "a19"));
            assertThat(some.all("oci_core_subnet")).hasSize(19).doesNotContain(entry("oci_core_subnet", "b7"));
            assertThat(some.all("oci_core_drg")).isEmpty();
        }
    }
}
