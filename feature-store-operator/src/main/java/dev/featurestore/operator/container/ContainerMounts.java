package dev.featurestore.operator.container;

import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.jobs.Journal;
import dev.featurestore.operator.verify.Deployable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The mounts of a container: the volumes of its backend file, and the files that the request, the configuration and the
 * credentials name. All are read-only, except the results, the journal and volumes that the backend file mounts writable.
 *
 * @param home the user's home folder
 * @param folder base folder of the backend's relative paths
 * @param memory the project's {@code .featurestore} folder
 */
record ContainerMounts(Path home, Path folder, Path memory) {

    List<Mount> mounts(ApplyRequest request, ContainerBackend backend, CloudAddress address, Deployable deployable) {
        boolean rehearsal = request.inputs().cloud().rehearsal();
        boolean needed = new SignInFiles(address.signIn(), List.of()).needDefaultFolder();
        List<Mount> mounts = new ArrayList<>();
        for (String volume : backend.volume()) {
            Mount mount = Mount.parse(volume, home, folder);
            boolean unneeded =
                    volume.equals(ContainerBackend.DEFAULT_VOLUME) && !needed && !Files.exists(mount.source());
            // A rehearsal does not need the keys of a real tenancy.
            if (!(mount.holdsCredentials() && rehearsal) && !unneeded) {
                require(mount);
                mounts.add(mount);
            }
        }
        SignInFiles credentials = new SignInFiles(address.signIn(), List.copyOf(mounts));
        mounts.addAll(credentials.mounts());
        if (!setsCredentials(backend)) {
            credentials.requireReadable();
        }
        address.network().caCertificates().filter(Files::exists).ifPresent(file -> mounts.add(Mount.readOnly(file)));
        if (request.inputs().config() instanceof Source.Layers layers) {
            for (Source file : layers.files()) {
                if (file instanceof Source.Local local) {
                    mounts.add(Mount.readOnly(local.path()));
                }
            }
        }
        deployable.config().stack().source().ifPresent(source -> {
            if (source instanceof Source.Local local) {
                mounts.addAll(Mount.readOnly(local.path(), home));
            }
        });
        if (!request.options().dryRun()) {
            mounts.add(Mount.writable(request.results().folder()));
            mounts.add(Mount.writable(Journal.folder(memory)));
        }
        return mounts;
    }

    /** Whether its backend file may give the container other credentials than those of this machine. */
    private static boolean setsCredentials(ContainerBackend backend) {
        return backend.env().stream().anyMatch(variable -> variable.name().startsWith("OCI_"))
                || backend.options().stream().anyMatch(option -> option.matches("--(env|mount|secret|volume).*"));
    }

    /** Checked here, because docker creates a missing folder as root, and podman fails without a hint. */
    private static void require(Mount mount) {
        if (Files.exists(mount.source())) {
            return;
        }
        if (mount.holdsCredentials()) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "Cannot mount the OCI configuration: folder " + mount.source() + " for " + mount.target()
                            + " does not exist",
                    "Run `oci setup config`, or correct volume in the backend file. To rehearse without an account, add"
                            + " -Dfeaturestore.cloud=embedded");
        }
        throw FeatureStoreException.of(
                FailureCode.INVALID_CONFIGURATION,
                "Cannot mount " + mount.source() + " as " + mount.target() + ": it does not exist",
                "Create it, or correct volume in the backend file");
    }
}
