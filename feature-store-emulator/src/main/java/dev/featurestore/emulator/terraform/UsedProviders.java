package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.provider.utility.UtilityProviders;
import dev.featurestore.terraform.module.RehearsedProviders;
import dev.featurestore.terraform.module.RequiredProvider;
import dev.featurestore.terraform.module.TerraformVersion;
import dev.featurestore.terraform.module.VersionConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers of a job: installed ones, those with a stand-in, and those that are not available. */
final class UsedProviders {

    private final ProviderMirrors mirrors;
    /** The version constraints of the utility providers that modules require. */
    private final Map<String, List<VersionConstraint>> utilities = new HashMap<>();

    UsedProviders(ProviderMirrors mirrors) {
        this.mirrors = mirrors;
    }

    /** Adds a provider that a module requires; returns the problem if it is not available. */
    Optional<Diagnostic> add(RequiredProvider required, Diagnostic.Place place) {
        String source = required.source();
        if (RehearsedProviders.replaces(source)) {
            utilities
                    .computeIfAbsent(source, first -> new ArrayList<>())
                    .add(new VersionConstraint(required.version()));
            return Optional.empty();
        }
        if (mirrors.has(source)) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.at(
                place,
                "Provider " + source + " is not available offline",
                "The embedded cloud is offline. It replaces the provider oracle/oci and the utility providers "
                        + String.join(", ", UtilityProviders.names())
                        + " of hashicorp, and uses other providers only if they are installed on this machine."
                        + " Install " + source + ": in the folder of these files, on a machine with a network, run"
                        + " " + RehearsedProviders.INSTALL));
    }

    /** The utility providers that a stand-in replaces: an installed provider that the configuration allows is used itself. */
    List<String> standIns() {
        return UtilityProviders.names().stream()
                .filter(name -> !isInstalled(UtilityProviders.NAMESPACE + "/" + name))
                .toList();
    }

    private boolean isInstalled(String source) {
        List<VersionConstraint> constraints = utilities.getOrDefault(source, List.of());
        return InstalledProvider.of(mirrors, source).stream()
                .flatMap(provider -> TerraformVersion.parse(provider.version()).stream())
                .anyMatch(version -> constraints.stream().allMatch(constraint -> constraint.allows(version)));
    }

    /** A line that names the replaced utility providers; empty if the configuration uses none. */
    Optional<String> note() {
        List<String> replaced = standIns().stream()
                .map(name -> UtilityProviders.NAMESPACE + "/" + name)
                .filter(utilities::containsKey)
                .toList();
        return replaced.isEmpty()
                ? Optional.empty()
                : Optional.of("Utility providers, replaced by stand-ins: " + String.join(", ", replaced) + ".");
    }
}
