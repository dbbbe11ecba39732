package dev.featurestore.terraform.check;

import dev.featurestore.terraform.module.RequiredProvider;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.TerraformVersion;
import dev.featurestore.terraform.module.VersionConstraint;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions of the provider oracle/oci that a module accepts. */
public final class ProviderVersion {

    private ProviderVersion() {}

    /** Whether a module accepts a version, by {@code required_providers} and its {@code provider} blocks. */
    public static boolean isAccepted(TerraformModule module, String version) {
        Optional<TerraformVersion> asked = TerraformVersion.parse(version);
        return Stream.concat(
                        RequiredProvider.of(module).stream()
                                .filter(required -> required.source().endsWith("/oci"))
                                .map(RequiredProvider::version),
                        module.blocks().stream()
                                .filter(block -> block.type().equals("provider")
                                        && block.labels().contains("oci"))
                                .flatMap(block -> block.body().attribute("version").stream())
                                .flatMap(argument -> argument.value().literal().stream())
                                .map(String::valueOf))
                .map(VersionConstraint::new)
                .allMatch(constraint -> asked.map(constraint::allows).orElse(true));
    }
}
