package dev.featurestore.operator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegionTest {
    @Test
    void knowsTheRegionsThatTheSdkKnowsInPublicRealms() {
        Set<String> realms = Set.of("oc1", "oc2", "oc3", "oc4", "oc19");
        List<Region> known = List.of(com.oracle.bmc.Region.values()).stream()
                .filter(region -> realms.contains(region.getRealm().getRealmId()))
                .map(region -> new Region(
                        region.getRegionCode(),
                        region.getRegionId(),
                        region.getRealm().getRealmId()))
                .toList();

        assertThat(Region.all()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void findsByNameAndKey() {
        assertThat(Region.of("iad")).contains(new Region("iad", "us-ashburn-1", "oc1"));
        assertThat(Region.of("uk-gov-london-1")).contains(new Region("ltn", "uk-gov-london-1", "oc4"));
        assertThat(Region.of("")).isEmpty();
    }
}
