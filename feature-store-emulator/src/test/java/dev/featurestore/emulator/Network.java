package dev.featurestore.emulator;

import com.oracle.bmc.resourcemanager.model.ApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanJobOperationDetails;
import java.util.Map;

/** A stack of two resources and one output, and the jobs that tests run on it. */
final class Network {

    static final String MAIN = """
            variable "compartment_ocid" {
              type = string
            }

            resource "oci_core_vcn" "this" {
              compartment_id = var.compartment_ocid
              cidr_block     = "10.0.0.0/16"
            }

            resource "oci_core_subnet" "this" {
              compartment_id = var.compartment_ocid
              vcn_id         = oci_core_vcn.this.id
              cidr_block     = "10.0.1.0/24"
            }

            output "vcn_id" {
              description = "The network"
              value       = oci_core_vcn.this.id
            }
            """;

    static final Map<String, String> FILES = Map.of("main.tf", MAIN);
    static final Map<String, String> VARIABLES = Map.of("compartment_ocid", Sdk.COMPARTMENT);

    private Network() {}

    /** Creates it, and returns its OCID. */
    static String stack(Sdk sdk) {
        return sdk.createStack("jobs", FILES, VARIABLES).getId();
    }

    static CreateApplyJobOperationDetails.Builder apply() {
        return CreateApplyJobOperationDetails.builder();
    }

    static CreateApplyJobOperationDetails autoApproved() {
        return apply().executionPlanStrategy(ApplyJobOperationDetails.ExecutionPlanStrategy.AutoApproved)
                .build();
    }

    static CreatePlanJobOperationDetails plan() {
        return CreatePlanJobOperationDetails.builder().build();
    }
}
