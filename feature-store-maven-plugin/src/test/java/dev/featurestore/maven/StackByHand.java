package dev.featurestore.maven;

import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import com.oracle.bmc.resourcemanager.model.CreateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.requests.CreateStackRequest;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.operator.oci.http.JdkHttpProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A stack that no goal has created, in the embedded cloud of a build of {@code src/it}. */
public final class StackByHand {

    private static final String COMPARTMENT =
            "ocid1.compartment.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";

    private StackByHand() {}

    /**
     * Creates the stack with the file {@code stack/main.tf} of a build.
     *
     * @param build folder of the build
     * @return its OCID
     */
    public static String create(Path build) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("main.tf"));
            out.write(Files.readAllBytes(build.resolve("stack/main.tf")));
        }
        Path data = Files.createDirectories(build.resolve(".featurestore"));
        try (EmbeddedCloud cloud = EmbeddedCloud.open(new EmbeddedCloudOptions(data, 0, 240));
                ResourceManagerClient client = ResourceManagerClient.builder()
                        .httpProvider(new JdkHttpProvider())
                        .endpoint(cloud.endpoint().toString())
                        .build(new ConfigFileAuthenticationDetailsProvider(
                                cloud.ociConfig().toString(), "DEFAULT"))) {
            return client.createStack(CreateStackRequest.builder()
                            .createStackDetails(CreateStackDetails.builder()
                                    .compartmentId(COMPARTMENT)
                                    .displayName("by hand")
                                    .terraformVersion("1.5.x")
                                    .variables(Map.of("compartment_ocid", COMPARTMENT, "network_name", "features"))
                                    .configSource(CreateZipUploadConfigSourceDetails.builder()
                                            .zipFileBase64Encoded(
                                                    Base64.getEncoder().encodeToString(zip.toByteArray()))
                                            .build())
                                    .build())
                            .build())
                    .getStack()
                    .getId();
        }
    }
}
