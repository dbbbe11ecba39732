package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.JobRequest;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.terraform.oci.Ocid;
import dev.featurestore.terraform.oci.Region;
import java.util.Optional;

/**
 * The tenancy, user and region of a job: the values of the variables that Resource Manager sets ("Terraform
 * Configurations for Resource Manager"), so that a stack is rehearsed for its own tenancy; otherwise the embedded cloud's.
 */
final class JobAccount {

    private JobAccount() {}

    static Account of(JobRequest request, Tenancy tenancy) {
        Region home = Region.named(request.region());
        return new Account(
                value(request, "region").map(Region::named).orElse(home),
                value(request, "home_region").map(Region::named).orElse(home),
                ocid(request, "tenancy_ocid", "tenancy").orElseGet(tenancy::id),
                ocid(request, "compartment_ocid", "compartment").orElseGet(request::compartmentId),
                ocid(request, "current_user_ocid", "user").orElseGet(tenancy::userId),
                tenancy.namespace());
    }

    private static Optional<String> value(JobRequest request, String variable) {
        return Optional.ofNullable(request.variables().get(variable))
                .filter(name -> name.matches("[a-z]+(-[a-z0-9]+)+-[0-9]+"));
    }

    private static Optional<String> ocid(JobRequest request, String variable, String kind) {
        return Optional.ofNullable(request.variables().get(variable)).filter(ocid -> Ocid.isStartOf(ocid, kind));
    }
}
