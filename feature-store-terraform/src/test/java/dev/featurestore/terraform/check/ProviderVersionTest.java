package dev.featurestore.terraform.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderVersionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            oci = { source = "oracle/oci", version = ">= 4.0" }       | true
            oci = { source = "oracle/oci", version = "~> 4.0" }       | false
            oci = { source = "oracle/oci" }                           | true
            home = { source = "oracle/oci", version = ">= 9" }        | false
            oci = "< 8"                                               | false
            oci = ">= 99999999999.0"                                  | true
            random = { source = "hashicorp/random", version = "1.0" } | true
            """)
    void readsTheRequirement(String requirement, boolean accepted) throws Exception {
        assertThat(isAccepted("terraform {\n  required_providers {\n    " + requirement + "\n  }\n}\n"))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"= 3.0.0, false", ">= 3.0.0, true"})
    void readsTheBlockOfTheProvider(String version, boolean accepted) throws Exception {
        assertThat(isAccepted("provider \"oci\" {\n  version = \"" + version + "\"\n}\n"))
                .isEqualTo(accepted);
    }

    private static boolean isAccepted(String text) throws Exception {
        return ProviderVersion.isAccepted(TerraformModule.of(ParsedFiles.of(Map.of("main.tf", text))), "8.28.0");
    }
}
