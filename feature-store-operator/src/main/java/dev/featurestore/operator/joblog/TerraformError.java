package dev.featurestore.operator.joblog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first error in a job's log.
 *
 * @param summary Terraform's summary, or the provider's message
 * @param detail first paragraph of the explanation below it
 * @param address address of the failed resource, such as {@code oci_core_vcn.this}
 * @param place file and line of the stack, such as {@code network.tf line 12}
 */
public record TerraformError(
        String summary, Optional<String> detail, Optional<String> address, Optional<String> place) {

    private static final Pattern REFUSED = Pattern.compile("40[134]-(NotAuthorized(OrNotFound)?|Forbidden)\\b.*");

    /** The type in an address such as {@code module.net.data.oci_core_vcn.this[0]}. */
    private static final Pattern OCI_TYPE = Pattern.compile("(?:^|\\.)(oci_\\w+)\\.");

    /** Whether OCI refused the request for lack of permission. */
    public boolean isRefused() {
        return REFUSED.matcher(summary).matches();
    }

    /** The type of the failed resource or data source, such as {@code oci_core_vcn}; empty unless it is OCI's. */
    public Optional<String> ociType() {
        return address.map(OCI_TYPE::matcher).filter(Matcher::find).map(type -> type.group(1));
    }

    /** Whether a data source failed. */
    public boolean isOfDataSource() {
        return address.filter(text -> text.startsWith("data.") || text.contains(".data."))
                .isPresent();
    }
}
