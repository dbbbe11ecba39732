package dev.featurestore.maven;

import dev.featurestore.emulator.EmbeddedCloudAddress;
import dev.featurestore.operator.access.Auth;
import dev.featurestore.operator.check.CheckLines;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Describes a running embedded cloud that stays, and how to use it.
 *
 * @param ociConfig its OCI configuration file
 */
record CloudLines(EmbeddedCloudAddress address, Path folder, Path ociConfig, Commands commands) {

    /** The first line, which marks everything as a rehearsal. */
    static final String REHEARSAL =
            "REHEARSAL: the embedded cloud stands in for OCI on this machine. It deploys nothing to OCI.";

    private static final String PROFILE = "DEFAULT";

    /** Where it is, and what runs in it. */
    List<String> facts() {
        List<String> lines = new ArrayList<>();
        lines.add("Embedded cloud  " + address.endpoint() + ", process " + address.process());
        lines.add("  dashboard     " + address.endpoint().resolve("/"));
        lines.add("  data          " + folder);
        lines.add("  OCI config    " + ociConfig + ", profile " + PROFILE);
        lines.add("  jobs run on   " + address.engineInUse());
        if (address.stores().isEmpty()) {
            lines.add("  store         none yet");
        }
        address.stores().forEach(store -> lines.add("  store         " + store));
        return lines;
    }

    /** Commands and code for the clients. */
    List<String> clients() {
        List<String> lines = new ArrayList<>(commands.lines(
                "To deploy a store to it, and to check the store, from any terminal:",
                Command.of(Goal.APPLY).with(PropertyNames.CLOUD, "embedded"),
                Command.of(Goal.CHECK).with(PropertyNames.CLOUD, "embedded")));
        lines.add("OCI CLI:");
        lines.add("  oci --config-file " + Commands.quoted(ociConfig.toString()) + " --endpoint " + address.endpoint()
                + " resource-manager stack list --compartment-id ocid1.compartment.oc1..example");
        StoreApi.Signer signer = new StoreApi.Signer(
                "", "", Optional.empty(), Auth.API_KEY, Optional.of(new StoreApi.KeyProfile(ociConfig, PROFILE)));
        address.stores().stream()
                .map(store -> CheckLines.clients(URI.create(store), signer, UserPaths.userHome()))
                .forEach(lines::addAll);
        return lines;
    }

    /** How to stop it. */
    List<String> stop(String words) {
        return commands.lines(words, Command.of(Goal.CLOUD_STOP));
    }

    /** The jobs that ended with it. */
    static List<String> ended(List<String> jobs) {
        return jobs.stream()
                .map(job -> "Ended with the cloud: " + job + ". The next start marks the job as FAILED.")
                .toList();
    }
}
