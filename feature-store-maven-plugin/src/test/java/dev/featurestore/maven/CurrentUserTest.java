package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The variable that the form of the OCI console fills with the user. */
@Tag("slow")
class CurrentUserTest extends ApplyFixture {

    private static final String OTHER = "ocid1.user.oc1..aaaaaaaaotherotherotherotherotherotherotherotherotherother";

    @BeforeEach
    void requireTheUser() throws IOException {
        Files.writeString(folder.resolve("stack/user.tf"), """
                variable "current_user_ocid" {
                  type = string
                }

                output "who" {
                  value = var.current_user_ocid
                }
                """);
    }

    private String user() throws IOException {
        return Files.readAllLines(cloud.ociConfig()).stream()
                .filter(line -> line.matches("user *=.*"))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isTheUserWhoSignsInAndStays() throws IOException {
        apply(request());
        assertThat(variables()).containsEntry("current_user_ocid", user());

        apply(request());
        assertThat(report().at("/stack/course").textValue()).isEqualTo("unchanged");

        try (ResourceManagerClient client = client()) {
            client.updateStack(UpdateStackRequest.builder()
                    .stackId(stacks().get(0).getId())
                    .updateStackDetails(UpdateStackDetails.builder()
                            .variables(Map.of("compartment_ocid", COMPARTMENT, "current_user_ocid", OTHER))
                            .build())
                    .build());
        }
        apply(force());
        assertThat(variables()).as("another user created the stack").containsEntry("current_user_ocid", OTHER);
    }

    @Test
    void isThatOfTheConfigurationIfItIsSet() throws IOException {
        configure("  variables:\n    current_user_ocid: " + OTHER + "\n");
        apply(request());
        assertThat(variables()).containsEntry("current_user_ocid", OTHER);
    }
}
