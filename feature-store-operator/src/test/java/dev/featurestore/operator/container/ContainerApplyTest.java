package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ContainerApplyTest {

    @Test
    void labelOfAFolderHasNoComma() {
        assertThat(ContainerApply.labelOf(Path.of("/tmp/a:b,c/target"))).isEqualTo("/tmp/a:b%2Cc/target");
        assertThat(ContainerApply.labelOf(Path.of("/tmp/a%2Cb"))).isEqualTo("/tmp/a%252Cb");
    }
}
