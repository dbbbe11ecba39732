package dev.featurestore.operator.policy;

import dev.featurestore.operator.joblog.TerraformError;
import dev.featurestore.terraform.module.Resource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policy statement for a refused resource. OCI answers 404-NotAuthorizedOrNotFound without permission, to not disclose
 * what exists; in a stack that creates its own resources the cause is nearly always a missing policy. Source: "Policy Reference" in OCI's documentation.
 */
public final class MissingPolicy {

    private static final Pattern REFUSED = Pattern.compile("40[134]-(NotAuthorized(OrNotFound)?|Forbidden)\\b.*");

    /** The type in an address such as {@code module.net.data.oci_core_vcn.this[0]}. */
    private static final Pattern TYPE = Pattern.compile("(?:^|\\.)(oci_\\w+)\\.");

    private MissingPolicy() {}

    /** The statement to add; empty unless the error is a refusal for a resource whose policies are known. */
    public static Optional<String> statement(TerraformError error, String compartmentId) {
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
