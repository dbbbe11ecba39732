package dev.featurestore.provider.tenancy;

import dev.featurestore.terraform.oci.Region;
import java.util.Locale;

/**
 * The tenancy, user and region of a job.
 *
 * @param region the region of the resources
 * @param homeRegion the tenancy's home region
 * @param tenancyId the tenancy's OCID
 * @param compartmentId the OCID of the existing compartment
 * @param userId the OCID of the user
 * @param namespace the tenancy's namespace in Object Storage
 */
public record Account(
        Region region, Region homeRegion, String tenancyId, String compartmentId, String userId, String namespace) {

    /**
     * The name of an availability domain, with the tenancy's own prefix.
     *
     * @param number from 1
     */
    public String availabilityDomain(int number) {
        return availabilityDomain(tenancyId, region, number);
    }

    /**
     * The name of an availability domain in a tenancy.
     *
     * @param number from 1
     */
    public static String availabilityDomain(String tenancyId, Region region, int number) {
        String letters =
                new Seed(tenancyId).derive("availability domains").base32(4).replaceAll("[0-9]", "x");
        String place = switch (region.key()) {
            case "iad" -> "US-ASHBURN";
            case "phx" -> "PHX";
            default -> region.name().toUpperCase(Locale.ROOT);
        };
        return letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1) + ':' + place + "-AD-" + number;
    }
}
