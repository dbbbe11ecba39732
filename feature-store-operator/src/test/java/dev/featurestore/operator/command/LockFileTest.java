package dev.featurestore.operator.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LockFileTest {

    @Test
    void hasTheChecksumsOfThePackagesOfProviders() {
        assertThat(LockFile.checksums("""
                # This file is maintained automatically by "terraform init".
                provider "registry.terraform.io/hashicorp/random" {
                  version = "3.6.0"
                  hashes = [
                    "h1:R5Ucn26riKIEijcsiOMBR3uOAjuOMfI1x7XvH4P6B1w=",
                    "zh:03360ed3ecd31e8c5dac9c95fe0858be50f3e9a0d0c654b5e504109c2159287d",
                  ]
                }

                provider "registry.terraform.io/oracle/oci" {
                  version     = "6.30.0"
                  constraints = ">= 6.0.0"
                  hashes      = ["h1:one=", "h1:two="]
                }
                """))
                .containsExactly(
                        "registry.terraform.io/hashicorp/random 3.6.0 h1:R5Ucn26riKIEijcsiOMBR3uOAjuOMfI1x7XvH4P6B1w=",
                        "registry.terraform.io/oracle/oci 6.30.0 h1:one=",
                        "registry.terraform.io/oracle/oci 6.30.0 h1:two=");
    }

    @Test
    void hasNoneWithoutAReadableFile() {
        assertThat(LockFile.checksums("")).isEmpty();
        assertThat(LockFile.checksums("provider \"a\" {")).isEmpty();
        assertThat(LockFile.checksums("provider \"a\" {\n hashes = var.hashes\n}"))
                .isEmpty();
        assertThat(LockFile.checksums("provider \"a\" {\n}")).isEmpty();
    }
}
