package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.terraform.module.RehearsedProviders;
import dev.featurestore.terraform.module.RequiredProvider;
import dev.featurestore.terraform.module.TerraformVersion;
import dev.featurestore.terraform.module.VersionConstraint;
import dev.featurestore.terraform.schema.UtilityTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers of a job: installed ones, those with a stand-in, and those that are not available. */
final class UsedProviders {

    private final ProviderMirrors mirrors;
    /** The version constraints of the providers with a stand-in that modules require. */
    private final Map<String, List<VersionConstraint>> replaceable = new HashMap<>();

    UsedProviders(ProviderMirrors mirrors) {
        this.mirrors = mirrors;
    }

    /** Adds a provider that a module requires; returns the problem if it is not available. */
    Optional<Diagnostic> add(RequiredProvider required, Diagnostic.Place place) {
        String source = required.source();
        if (RehearsedProviders.replaces(source)) {
            replaceable
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
                "The embedded cloud is offline. It replaces the providers oracle/oci and "
                        + RehearsedProviders.KUBERNETES
                        + " and the utility providers "
                        + String.join(", ", UtilityTables.NAMES)
                        + " of hashicorp, and uses other providers only if they are installed on this machine."
                        + " Install " + source + ": in the folder of these files, on a machine with a network, run"
                        + " " + RehearsedProviders.INSTALL));
    }

    /** The utility providers that a stand-in replaces: an installed provider that the configuration allows is used itself. */
    List<String> standIns() {
        return UtilityTables.NAMES.stream()
                .filter(name -> !isInstalled(UtilityTables.NAMESPACE + "/" + name))
                .toList();
    }

    /** Whether the stand-in replaces {@code hashicorp/kubernetes}: no installed one that the configuration allows is used. */
    boolean rehearsesKubernetes() {
        return !isInstalled(RehearsedProviders.KUBERNETES);
    }

    private boolean isInstalled(String source) {
        List<VersionConstraint> constraints = replaceable.getOrDefault(source, List.of());
        return InstalledProvider.of(mirrors, source).stream()
                .flatMap(provider -> TerraformVersion.parse(provider.version()).stream())
                .anyMatch(version -> constraints.stream().allMatch(constraint -> constraint.allows(version)));
    }

    /** A line that names the replaced providers; empty if the configuration uses none. */
    Optional<String> note() {
        List<String> replaced = standIns().stream()
                .map(name -> UtilityTables.NAMESPACE + "/" + name)
                .filter(replaceable::containsKey)
                .toList();
        return replaced.isEmpty()
                ? Optional.empty()
                : Optional.of("Utility providers, replaced by stand-ins: " + String.join(", ", replaced) + ".");
    }
}
