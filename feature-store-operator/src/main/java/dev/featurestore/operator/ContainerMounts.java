package dev.featurestore.operator;

import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.container.Mount;
import dev.featurestore.operator.container.SignInFiles;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Journal;
import dev.featurestore.operator.verify.Deployable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a container sees of this machine: what its backend file mounts, and what the request, the configuration and signing in
 * name. All but the folders for results and for what is remembered is read-only unless the file says otherwise.
 *
 * @param home the user's home folder
 * @param folder what relative paths of the backend are relative to
 * @param memory the folder that keeps what runs remember
 */
record ContainerMounts(Path home, Path folder, Path memory) {

    List<Mount> of(ApplyRequest request, ContainerBackend backend, CloudAddress address, Deployable deployable) {
        boolean rehearsal = request.inputs().cloud().rehearsal();
        boolean needed = new SignInFiles(address.signIn(), List.of()).needDefaultFolder();
        List<Mount> mounts = new ArrayList<>();
        for (String volume : backend.volume()) {
            Mount mount = Mount.parse(volume, home, folder);
            boolean unneeded =
                    volume.equals(ContainerBackend.DEFAULT_VOLUME) && !needed && !Files.exists(mount.source());
            // Keys of a real tenancy have nothing to do in a rehearsal.
            if (!(mount.holdsCredentials() && rehearsal) && !unneeded) {
                require(mount);
                mounts.add(mount);
            }
        }
        mounts.addAll(new SignInFiles(address.signIn(), List.copyOf(mounts)).mounts());
        address.network().caCertificates().filter(Files::exists).ifPresent(file -> mounts.add(Mount.readOnly(file)));
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

    /** Docker would make a missing folder, as root; podman would fail without saying what to do. */
    private static void require(Mount mount) {
        if (Files.exists(mount.source())) {
            return;
        }
        if (mount.holdsCredentials()) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "no OCI configuration: there is no folder " + mount.source() + " to mount as " + mount.target(),
                    "write it with `oci setup config`, correct volume in the backend file, or to rehearse without an"
                            + " account: -Dfeaturestore.cloud=embedded");
        }
        throw FeatureStoreException.of(
                FailureCode.INVALID_CONFIGURATION,
                "there is no folder " + mount.source() + " to mount as " + mount.target(),
                "make it, or correct volume in the backend file");
    }
}
