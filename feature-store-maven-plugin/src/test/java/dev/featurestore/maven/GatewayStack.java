package dev.featurestore.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small stack whose store answers in a rehearsal. */
final class GatewayStack {

    static final String COMPARTMENT = "ocid1.compartment.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample";

    private GatewayStack() {}

    /** Writes configuration and stack into a folder. */
    static void in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("stack"));
        Files.writeString(folder.resolve("stack/main.tf"), """
                resource "oci_apigateway_gateway" "this" {
                  compartment_id = "c"
                  endpoint_type  = "PUBLIC"
                  subnet_id      = "ocid1.subnet.oc1.iad.example"
                }

                resource "oci_apigateway_deployment" "this" {
                  compartment_id = "c"
                  gateway_id     = oci_apigateway_gateway.this.id
                  path_prefix    = "/20230101"
                  specification {
                    routes {
                      path = "/featureStores"
                      backend {
                        type = "STOCK_RESPONSE_BACKEND"
                      }
                    }
                  }
                }

                output "api_endpoint" {
                  value = oci_apigateway_deployment.this.endpoint
                }
                """);
        Files.writeString(folder.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  tenancy_id: ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  compartment_id: %s
                  region: us-ashburn-1
                  stack:
                    source: stack
                """.formatted(COMPARTMENT));
    }
}
