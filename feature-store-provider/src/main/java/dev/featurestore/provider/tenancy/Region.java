package dev.featurestore.provider.tenancy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A region of OCI ("Regions and Availability Domains", docs.oracle.com).
 *
 * @param name such as {@code us-ashburn-1}
 * @param key its three letters, such as {@code IAD}
 * @param realm what it belongs to, such as {@code oc1}
 * @param availabilityDomains how many it has
 */
public record Region(String name, String key, String realm, int availabilityDomains) {

    private static final String RESOURCE = "regions.txt";

    /** The region of a name; one that is not known is of realm oc1, has one availability domain and a key of its name. */
    public static Region named(String name) {
        return all().stream()
                .filter(region -> region.name.equals(name))
                .findFirst()
                .orElseGet(() -> {
                    String place = name.substring(name.indexOf('-') + 1).replaceAll("[^a-z]", "") + "xxx";
                    return new Region(name, place.substring(0, 3).toUpperCase(Locale.ROOT), "oc1", 1);
                });
    }

    static List<Region> all() {
        InputStream resource = Region.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException(RESOURCE + " is missing from the jar");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 4))
                    .map(words -> new Region(words[0], words[1], words[2], Integer.parseInt(words[3])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How OCIDs name it: the two oldest regions by their key, all others by their name. */
    String inOcids() {
        return key.equals("IAD") || key.equals("PHX") ? key.toLowerCase(Locale.ROOT) : name;
    }

    /** The domain that the realm's endpoints are in. */
    String domain() {
        return switch (realm) {
            case "oc1" -> "oraclecloud.com";
            case "oc2", "oc3" -> "oraclegovcloud.com";
            case "oc4" -> "oraclegovcloud.uk";
            default -> "oraclecloud" + realm.substring(2) + ".com";
        };
    }
}
