package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.terraform.module.RequiredProvider;
import dev.featurestore.terraform.module.TerraformModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedProvidersTest {

    @TempDir
    Path mirror;

    private static final String CONFIGURATION = """
            terraform {
              required_providers {
                oci     = { source = "oracle/oci" }
                Random  = { source = "registry.terraform.io/HashiCorp/random", version = ">= 99" }
                dns     = { source = "example.com/team/dns", configuration_aliases = [dns.other] }
                legacy  = "~> 1.0"
                own     = { source = "terraform.io/builtin/terraform" }
              }
            }
            provider "tls" {}
            resource "time_static" "now" {}
            resource "terraform_data" "own" {}
            resource "special_thing" "x" {
              provider = dns.other
            }
            data "null_data_source" "n" {}
            """;

    private UsedProviders used() {
        return new UsedProviders(new ProviderMirrors(List.of(mirror)));
    }

    private static List<RequiredProvider> required() throws Exception {
        return RequiredProvider.of(TerraformModule.parse(Map.of("main.tf", CONFIGURATION)));
    }

    @Test
    void areThoseOfRequirementsTypesAndProviderBlocks() throws Exception {
        assertThat(required().stream().map(RequiredProvider::source))
                .containsExactly(
                        "oracle/oci",
                        "hashicorp/random",
                        "example.com/team/dns",
                        "hashicorp/legacy",
                        "terraform.io/builtin/terraform",
                        "hashicorp/time",
                        "hashicorp/null",
                        "hashicorp/tls");
    }

    @Test
    void areReplacedUnlessTheyAreInstalled() throws Exception {
        Files.createDirectories(mirror.resolve("registry.terraform.io/hashicorp/time/0.13.1/linux_amd64"));
        // Random must be newer.
        Files.createDirectories(mirror.resolve("registry.terraform.io/hashicorp/random/3.7.2/linux_amd64"));
        Files.createDirectories(mirror.resolve("example.com/team/dns/1.0.0/linux_amd64"));
        UsedProviders used = used();
        Diagnostic.Place place = new Diagnostic.Place("main.tf", 1, "", "");
        List<String> problems = required().stream()
                .flatMap(provider -> used.add(provider, place).stream())
                .map(Diagnostic::summary)
                .toList();
        assertThat(problems).containsExactly("Provider hashicorp/legacy is not available offline");
        assertThat(used.note())
                .contains("Utility providers, replaced by stand-ins: hashicorp/null, hashicorp/random, hashicorp/tls.");
        assertThat(used.standIns()).contains("random", "tls").doesNotContain("time");
    }
}
