package dev.featurestore.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleLinksTest {
    private static final ConsoleLinks LINKS = new ConsoleLinks(true);

    @Test
    void linksStacksAndJobsInTheConsoleOfTheirRealm() {
        assertThat(LINKS.stack("ocid1.ormstack.oc1.iad.aaaa"))
                .contains("https://cloud.oracle.com/resourcemanager/stacks/ocid1.ormstack.oc1.iad.aaaa"
                        + "?region=us-ashburn-1");
        assertThat(LINKS.job("ocid1.ormjob.oc1.eu-frankfurt-1.aaaa"))
                .contains("https://cloud.oracle.com/resourcemanager/jobs/ocid1.ormjob.oc1.eu-frankfurt-1.aaaa"
                        + "?region=eu-frankfurt-1");
        assertThat(LINKS.job("ocid1.ormjob.oc2.us-luke-1.aaaa"))
                .contains("https://console.us-luke-1.oraclegovcloud.com/resourcemanager/jobs/"
                        + "ocid1.ormjob.oc2.us-luke-1.aaaa?region=us-luke-1");
        assertThat(LINKS.stack("ocid1.ormstack.oc19.eu-madrid-2.aaaa"))
                .contains("https://cloud.oracle.eu/resourcemanager/stacks/ocid1.ormstack.oc19.eu-madrid-2.aaaa"
                        + "?region=eu-madrid-2");
    }

    @Test
    void hasNoLinkWhereTheConsoleIsNotKnown() {
        assertThat(LINKS.stack("ocid1.ormstack.oc20.eu-jovanovac-1.aaaa")).isEmpty();
        assertThat(LINKS.stack("ocid1.ormstack.oc1.xx-newtown-1.aaaa")).isEmpty();
        assertThat(LINKS.stack("ocid1.ormstack.oc2.us-ashburn-1.aaaa"))
                .as("another realm than the region's")
                .isEmpty();
        assertThat(LINKS.stack("ocid1.ormstack.oc1.iad.aaaa\" onclick")).isEmpty();
        assertThat(LINKS.stack("")).isEmpty();
    }

    @Test
    void hasNoLinksInARehearsal() {
        assertThat(ConsoleLinks.NONE.stack("ocid1.ormstack.oc1.iad.aaaa")).isEmpty();
        assertThat(ConsoleLinks.NONE.job("ocid1.ormjob.oc1.iad.aaaa")).isEmpty();
    }
}
