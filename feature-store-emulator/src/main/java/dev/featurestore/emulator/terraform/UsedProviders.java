package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.provider.utility.UtilityProviders;
import dev.featurestore.terraform.module.RehearsedProviders;
import dev.featurestore.terraform.module.RequiredProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The providers of a job: installed ones, those with a stand-in, and those that are not available. */
final class UsedProviders {

    private final ProviderMirrors mirrors;
    private final TreeSet<String> replaced = new TreeSet<>();

    UsedProviders(ProviderMirrors mirrors) {
        this.mirrors = mirrors;
    }

    /** Adds a provider that a module requires; returns the problem if it is not available. */
    Optional<Diagnostic> add(RequiredProvider required, Diagnostic.Place place) {
        String source = required.source();
        if (RehearsedProviders.replaces(source)) {
            if (standIns().stream().anyMatch(name -> source.equals(UtilityProviders.NAMESPACE + "/" + name))) {
                replaced.add(source);
            }
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

    /** The utility providers that a stand-in replaces: an installed provider is used itself. */
    List<String> standIns() {
        List<String> names = new ArrayList<>(UtilityProviders.names());
        names.removeIf(name -> mirrors.has(UtilityProviders.NAMESPACE + "/" + name));
        return names;
    }

    /** A line that names the replaced utility providers; empty if the configuration uses none. */
    Optional<String> note() {
        return replaced.isEmpty()
                ? Optional.empty()
                : Optional.of("Utility providers, replaced by stand-ins: " + String.join(", ", replaced) + ".");
    }
}
