package dev.featurestore.terraform.oci;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A region of OCI's public realms. The table and its sources are in {@code regions.txt}.
 *
 * @param name such as {@code us-ashburn-1}
 * @param key its three letters, such as {@code iad}
 * @param realm what it belongs to, such as {@code oc1}
 * @param availabilityDomains how many it has
 */
public record Region(String name, String key, String realm, int availabilityDomains) {
    private static final String TABLE = "regions.txt";

    private static final String REALM = "realm ";

    private static final List<String> LINES = lines();

    private static final List<Region> ALL = regions(LINES);

    /** Domains of endpoints, by realm. */
    private static final Map<String, String> DOMAINS = words(LINES, 2);

    /** Hosts of Consoles, by realm. */
    private static final Map<String, String> CONSOLES = words(LINES, 3);

    /** All of the table, by realm and name. */
    public static List<Region> all() {
        return ALL;
    }

    /** The region of this name or key; empty if the table has none. */
    public static Optional<Region> of(String nameOrKey) {
        return ALL.stream()
                .filter(region -> region.name.equals(nameOrKey) || region.key.equals(nameOrKey))
                .findFirst();
    }

    /** The region of a name; one that is not in the table is of realm oc1, has one availability domain and a key of its name. */
    public static Region named(String name) {
        return ALL.stream()
                .filter(region -> region.name.equals(name))
                .findFirst()
                .orElseGet(() -> {
                    String place = name.substring(name.indexOf('-') + 1).replaceAll("[^a-z]", "") + "xxx";
                    return new Region(name, place.substring(0, 3), "oc1", 1);
                });
    }

    /** The region's name in OCIDs: the key of the two oldest regions, the name of all others. */
    public String inOcids() {
        return key.equals("iad") || key.equals("phx") ? key : name;
    }

    /** The domain of the realm's endpoints. */
    public String domain() {
        return DOMAINS.getOrDefault(realm, "oraclecloud" + realm.substring(2) + ".com");
    }

    /** The host of OCI's Console for this region; empty if it is not known. */
    public Optional<String> console() {
        return Optional.ofNullable(CONSOLES.get(realm)).map(host -> host.replace("REGION", name));
    }

    private static List<Region> regions(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith(REALM))
                .map(line -> line.split(" ", 4))
                .map(words -> new Region(words[0], words[1], words[2], Integer.parseInt(words[3])))
                .toList();
    }

    /** A word of the lines about realms, by realm. */
    private static Map<String, String> words(List<String> lines, int word) {
        return lines.stream()
                .filter(line -> line.startsWith(REALM))
                .map(line -> line.split(" ", 4))
                .collect(Collectors.toUnmodifiableMap(words -> words[1], words -> words[word]));
    }

    private static List<String> lines() {
        InputStream table = Region.class.getResourceAsStream(TABLE);
        if (table == null) {
            throw new IllegalStateException(TABLE + " is missing from the jar");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
