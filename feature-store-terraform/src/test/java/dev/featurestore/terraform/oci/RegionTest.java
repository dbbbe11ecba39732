package dev.featurestore.terraform.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionTest {
    @Test
    void namesAndKeysAreUniqueAndOfTheFormThatOciHas() {
        assertThat(Region.all()).hasSizeGreaterThan(50);
        assertThat(Region.all())
                .extracting(Region::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)+-[0-9]"));
        assertThat(Region.all())
                .extracting(Region::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z]{3}"));
        assertThat(Region.all()).extracting(Region::realm).allMatch(realm -> realm.matches("oc[0-9]+"));
        assertThat(Region.all()).extracting(Region::availabilityDomains).allMatch(count -> count == 1 || count == 3);
    }

    @Test
    void findsByNameAndKey() {
        assertThat(Region.of("iad")).contains(new Region("us-ashburn-1", "iad", "oc1", 3));
        assertThat(Region.of("uk-gov-london-1")).contains(new Region("uk-gov-london-1", "ltn", "oc4", 1));
        assertThat(Region.of("eu-turin-1")).map(Region::key).contains("nrq");
        assertThat(Region.of("ap-kulai-2")).map(Region::key).contains("jbp");
        assertThat(Region.of("")).isEmpty();
    }

    @Test
    void knowsNamesInOcidsAndDomainsOfEndpoints() {
        assertThat(Region.named("us-phoenix-1").inOcids()).isEqualTo("phx");
        assertThat(Region.named("eu-zurich-1").inOcids()).isEqualTo("eu-zurich-1");
        assertThat(Region.named("us-luke-1").domain()).isEqualTo("oraclegovcloud.com");
        assertThat(Region.named("uk-gov-cardiff-1").domain()).isEqualTo("oraclegovcloud.uk");
        assertThat(Region.named("eu-madrid-2").domain()).isEqualTo("oraclecloud.eu");
        assertThat(Region.named("us-ashburn-1").domain()).isEqualTo("oraclecloud.com");
        assertThat(Region.named("us-gov-ashburn-1").domain()).isEqualTo("oraclegovcloud.com");
        assertThat(Region.all())
                .filteredOn(region -> region.realm().equals("oc20"))
                .extracting(Region::domain)
                .containsOnly("oraclecloud20.com");
        assertThat(Region.named("xx-newtown-1")).isEqualTo(new Region("xx-newtown-1", "new", "oc1", 1));
    }

    @Test
    void knowsTheHostOfTheConsoleInEachRealmThatDocumentsOne() {
        assertThat(Region.named("eu-frankfurt-1").console()).contains("cloud.oracle.com");
        assertThat(Region.named("us-luke-1").console()).contains("console.us-luke-1.oraclegovcloud.com");
        assertThat(Region.named("us-gov-phoenix-1").console()).contains("console.us-gov-phoenix-1.oraclegovcloud.com");
        assertThat(Region.named("uk-gov-london-1").console()).contains("console.uk-gov-london-1.oraclegovcloud.uk");
        assertThat(Region.named("eu-madrid-2").console()).contains("cloud.oracle.eu");
        assertThat(Region.named("eu-jovanovac-1").console()).isEmpty();
    }
}
