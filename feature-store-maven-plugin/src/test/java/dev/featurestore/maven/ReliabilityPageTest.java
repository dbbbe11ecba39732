package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The page about faults has the text and the rows of the suite; {@code FaultMatrixIT} checks what is in its cells. */
class ReliabilityPageTest {

    @Test
    void pageHasTheTextAndTheRowsOfTheSuite() throws Exception {
        assertThat(ReliabilityPage.path())
                .hasContent(ReliabilityPage.read().text().strip());
    }

    @Test
    void everyFaultHasWordsOfItsOwn() {
        assertThat(Arrays.stream(Fault.values()).map(Fault::words)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(LastingFault.values()).map(LastingFault::words))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(
                        Arrays.stream(Fault.values()).map(Fault::words).toList());
    }
}
