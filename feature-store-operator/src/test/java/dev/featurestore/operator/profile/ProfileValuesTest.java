package dev.featurestore.operator.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileValuesTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("config"), """
                # written by oci setup config
                [DEFAULT]
                user = ocid1.user.oc1..aaaa
                region=us-ashburn-1
                a line that is none

                [ OTHER ]
                  region = eu-frankfurt-1
                tenancy =
                pass_phrase=a=b;#c
                """);
    }

    @Test
    void takesWhatTheProfileLeavesOutFromDefault() throws IOException {
        ProfileValues other = ProfileValues.read(file, "OTHER").orElseThrow();

        assertThat(other.find("region")).contains("eu-frankfurt-1");
        assertThat(other.find("user")).contains("ocid1.user.oc1..aaaa");
        assertThat(other.find("pass_phrase")).contains("a=b;#c");
        assertThat(other.find("tenancy")).isEmpty();
        assertThat(other.find("fingerprint")).isEmpty();
    }

    @Test
    void isEmptyIfThereIsNoSuchProfile() throws IOException {
        assertThat(ProfileValues.read(file, "other")).isEmpty();
        assertThat(ProfileValues.read(Files.writeString(file, ""), "DEFAULT")).isEmpty();
    }

    @Test
    void showsNoValue() throws IOException {
        assertThat(Sections.read(file).toString()).contains("OTHER").doesNotContain("a=b");
    }
}
