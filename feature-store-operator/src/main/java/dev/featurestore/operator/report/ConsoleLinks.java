package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.terraform.oci.Ocid;
import dev.featurestore.terraform.oci.Region;
import java.util.Optional;

/**
 * URLs of stacks and jobs in OCI's Console, by the realm and region in their OCIDs. The hosts of the Consoles and their sources are
 * in {@code regions.txt}.
 *
 * @param exist whether OCI's Console shows the stacks of the run
 */
public record ConsoleLinks(boolean exist) {

    /** No links: a rehearsal, or an endpoint of your own. */
    public static final ConsoleLinks NONE = new ConsoleLinks(false);

    /** The links for stacks of a cloud. */
    public static ConsoleLinks of(CloudAccess cloud) {
        return cloud.hasConsole() ? new ConsoleLinks(true) : NONE;
    }

    /** The page of a stack; empty if the Console of its region is not known. */
    public Optional<String> stack(String ocid) {
        return page("stacks", ocid);
    }

    /** The page of a job; empty if the Console of its region is not known. */
    public Optional<String> job(String ocid) {
        return page("jobs", ocid);
    }

    private Optional<String> page(String kind, String text) {
        return Optional.of(text)
                .filter(given -> exist)
                .flatMap(Ocid::parse)
                .flatMap(ocid -> Region.of(ocid.region())
                        .filter(region -> region.realm().equals(ocid.realm()))
                        .flatMap(region -> region.console()
                                .map(host -> "https://" + host + "/resourcemanager/" + kind + "/" + text + "?region="
                                        + region.name())));
    }
}
