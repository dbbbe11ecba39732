package dev.featurestore.terraform.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionConstraintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | 1.2.3 | true
            1.2.3           | 1.2.3 | true
            = 1.2.3         | 1.2.4 | false
            != 1.2.3        | 1.2.3 | false
            !=1.2.3         | 1.2.4 | true
            >= 1.2, < 2     | 1.9.0 | true
            >= 1.2, < 2     | 2.0.0 | false
            > 1.2.3         | 1.2.3 | false
            <= 1.2          | 1.2.0 | true
            ~> 2.3          | 2.9.1 | true
            ~> 2.3          | 3.0.0 | false
            ~> 2.3          | 2.2.9 | false
            ~> 2.3.1        | 2.3.9 | true
            ~> 2.3.1        | 2.4.0 | false
            ~> 2            | 3.0.0 | true
            newest          | 1.0.0 | true
            """)
    void allowsTheVersionsThatTerraformAllows(String constraint, String version, boolean allowed) {
        assertThat(new VersionConstraint(constraint)
                        .allows(TerraformVersion.parse(version).orElseThrow()))
                .isEqualTo(allowed);
    }
}
