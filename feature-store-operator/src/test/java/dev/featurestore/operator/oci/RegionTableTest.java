package dev.featurestore.operator.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.oci.Region;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of regions against that of the SDK, which knows no regions of the last months. */
class RegionTableTest {
    private static String described(String name, String key, String realm) {
        return name + " " + key + " " + realm;
    }

    @Test
    void hasTheRegionsThatTheSdkKnowsInItsRealms() {
        Set<String> realms = Region.all().stream().map(Region::realm).collect(Collectors.toSet());
        List<String> known = List.of(com.oracle.bmc.Region.values()).stream()
                .filter(region -> realms.contains(region.getRealm().getRealmId()))
                .map(region -> described(
                        region.getRegionId(),
                        region.getRegionCode(),
                        region.getRealm().getRealmId()))
                .toList();

        assertThat(known).hasSizeGreaterThan(50);
        assertThat(Region.all())
                .extracting(region -> described(region.name(), region.key(), region.realm()))
                .containsAll(known);
    }

    @Test
    void domainsAreThoseOfTheSdk() {
        for (com.oracle.bmc.Region region : com.oracle.bmc.Region.values()) {
            Region.of(region.getRegionId())
                    .ifPresent(known -> assertThat(known.domain())
                            .as(known.name())
                            .isEqualTo(region.getRealm().getSecondLevelDomain()));
        }
    }
}
