package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.TerraformError;
import dev.featurestore.operator.policy.ResourceRights;
import dev.featurestore.terraform.module.Resource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policy statement that a refused resource asks for. OCI answers 404-NotAuthorizedOrNotFound to whoever may not do
 * something, so that nobody learns what exists; in a stack that makes its own resources it means a missing policy nearly
 * always. Source: "Policy Reference" in OCI's documentation.
 */
final class MissingPolicy {

    private static final Pattern REFUSED = Pattern.compile("40[134]-(NotAuthorized(OrNotFound)?|Forbidden)\\b.*");

    /** The type in an address such as {@code module.net.data.oci_core_vcn.this[0]}. */
    private static final Pattern TYPE = Pattern.compile("(?:^|\\.)(oci_\\w+)\\.");

    private MissingPolicy() {}

    /** The statement to add, if the error is a refusal at a resource whose policies are known. */
    static Optional<String> statement(TerraformError error, String compartmentId) {
        if (!REFUSED.matcher(error.summary()).matches()) {
            return Optional.empty();
        }
        return error.address().flatMap(address -> {
            Matcher type = TYPE.matcher(address);
            return type.find()
                    ? ResourceRights.of(
                                    isData(address) ? Resource.Mode.DATA : Resource.Mode.MANAGED,
                                    type.group(1),
                                    compartmentId)
                            .map(right -> "allow group <your group> to " + right)
                    : Optional.empty();
        });
    }

    private static boolean isData(String address) {
        return address.startsWith("data.") || address.contains(".data.");
    }
}
