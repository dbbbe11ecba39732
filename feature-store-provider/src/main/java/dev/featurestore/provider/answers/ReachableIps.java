package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.Seed;

/**
 * The addresses at which Resource Manager reaches private addresses through its private endpoints ("Private Endpoint
 * Management", docs.oracle.com). They are of the range that RFC 6598 shares, so none is a private address itself.
 */
public final class ReachableIps {

    private ReachableIps() {}

    /**
     * The address for a private one.
     *
     * @param endpointId the OCID of the private endpoint of Resource Manager
     */
    public static String of(String endpointId, String privateIp) {
        Seed seed = new Seed(endpointId).derive(privateIp);
        return "100." + (64 + seed.below(64)) + '.' + seed.derive("third").below(256) + '.'
                + (1 + seed.derive("fourth").below(254));
    }
}
