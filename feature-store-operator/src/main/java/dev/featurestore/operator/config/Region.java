package dev.featurestore.operator.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A region of OCI's public realms: commercial (oc1), US Government (oc2, oc3), UK Government (oc4) and EU Sovereign (oc19).
 * Source: OCI documentation, "Regions and Availability Domains"; OCI SDK for Java 3.79.0. New regions open all the time:
 * one that is not among these may well exist.
 *
 * @param key as in OCIDs and names of registries, {@code iad}
 * @param name {@code us-ashburn-1}
 * @param realm as in OCIDs, {@code oc1}
 */
public record Region(String key, String name, String realm) {
    /** Realm, then key and name of each of its regions. */
    private static final String KNOWN = """
            oc1 jnb af-johannesburg-1 hsg ap-batam-1 yny ap-chuncheon-1 onm ap-delhi-1 hyd ap-hyderabad-1
            mel ap-melbourne-1 bom ap-mumbai-1 kix ap-osaka-1 icn ap-seoul-1 sin ap-singapore-1 xsp ap-singapore-2
            syd ap-sydney-1 nrt ap-tokyo-1 yul ca-montreal-1 yyz ca-toronto-1 ams eu-amsterdam-1 fra eu-frankfurt-1
            mad eu-madrid-1 orf eu-madrid-3 mrs eu-marseille-1 lin eu-milan-1 cdg eu-paris-1 arn eu-stockholm-1
            nrq eu-turin-1 zrh eu-zurich-1 mtz il-jerusalem-1 auh me-abudhabi-1 dxb me-dubai-1 jed me-jeddah-1
            ruh me-riyadh-1 mty mx-monterrey-1 qro mx-queretaro-1 bog sa-bogota-1 scl sa-santiago-1 gru sa-saopaulo-1
            vap sa-valparaiso-1 vcp sa-vinhedo-1 cwl uk-cardiff-1 lhr uk-london-1 iad us-ashburn-1 ord us-chicago-1
            phx us-phoenix-1 aga us-saltlake-2 sjc us-sanjose-1
            oc2 lfi us-langley-1 luf us-luke-1
            oc3 ric us-gov-ashburn-1 pia us-gov-chicago-1 tus us-gov-phoenix-1
            oc4 brs uk-gov-cardiff-1 ltn uk-gov-london-1
            oc19 str eu-frankfurt-2 vll eu-madrid-2
            """;

    /** All of them, by realm and name. */
    public static List<Region> all() {
        List<Region> regions = new ArrayList<>();
        String realm = "";
        String key = "";
        int start = 0;
        for (int at = 0; at < KNOWN.length(); at++) {
            char c = KNOWN.charAt(at);
            if (c != ' ' && c != '\n') {
                continue;
            }
            String word = KNOWN.substring(start, at);
            start = at + 1;
            if (word.startsWith("oc") && Character.isDigit(word.charAt(word.length() - 1))) {
                realm = word;
            } else if (word.indexOf('-') < 0) {
                key = word;
            } else {
                regions.add(new Region(key, word, realm));
            }
        }
        return regions;
    }

    /** The region of this name or key. */
    public static Optional<Region> of(String nameOrKey) {
        for (Region region : all()) {
            if (region.name.equals(nameOrKey) || region.key.equals(nameOrKey)) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }
}
