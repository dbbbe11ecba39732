package dev.featurestore.benchmarks;

import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.http.client.HttpProvider;
import com.oracle.bmc.http.client.jersey3.Jersey3HttpProvider;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.requests.ListStacksRequest;
import dev.featurestore.operator.oci.http.JdkHttpProvider;
import java.io.IOException;

/** From the start of a JVM to the first answer of Resource Manager. */
public final class FirstAnswer {

    private FirstAnswer() {}

    /** Arguments: {@code jdk} or {@code jersey}, an endpoint, and an OCI configuration file. */
    public static void main(String[] args) throws IOException {
        System.setProperty("oci.javasdk.client.version.compatibility.check", "NEVER");
        HttpProvider http = args[0].equals("jdk") ? new JdkHttpProvider() : new Jersey3HttpProvider();
        try (ResourceManagerClient client = ResourceManagerClient.builder()
                .httpProvider(http)
                .build(new ConfigFileAuthenticationDetailsProvider(args[2], "DEFAULT"))) {
            client.setEndpoint(args[1]);
            client.listStacks(ListStacksRequest.builder()
                    .compartmentId("ocid1.compartment.oc1..aaaaaaaaexample")
                    .build());
        }
    }
}
