package dev.featurestore.operator.container;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.check.CheckOptions;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.config.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of {@link Main} in a container, made from a request. It contains no secrets. To add an option, add it
 * here and in {@link MainOption}.
 */
record ContainerArguments(ApplyRequest request, CloudAddress address, Path root, boolean debug) {

    List<String> list() {
        List<String> list = new ArrayList<>(List.of(MainOption.RELAY.word()));
        if (debug) {
            list.add(MainOption.DEBUG.word());
        }
        list.addAll(MainOption.ROOT.with(Mount.inside(root)));
        if (request.inputs().config() instanceof Source.Remote remote) {
            list.addAll(MainOption.FILE.with(remote.address().toString()));
        } else if (request.inputs().config() instanceof Source.Local local) {
            list.addAll(MainOption.STANDS_FOR.with(Mount.inside(local.path())));
        }
        ApplyOptions options = request.options();
        if (options.dryRun()) {
            list.add(MainOption.DRY_RUN.word());
        } else {
            list.addAll(MainOption.REPORTS.with(Mount.inside(request.results().folder())));
        }
        if (options.force()) {
            list.add(MainOption.FORCE.word());
        }
        if (options.detach()) {
            list.add(MainOption.DETACH.word());
        }
        if (options.allowDataLoss()) {
            list.add(MainOption.ALLOW_DATA_LOSS.word());
        }
        options.plan().ifPresent(plan -> list.addAll(MainOption.PLAN.with(plan)));
        list.addAll(
                MainOption.BUSY_TIMEOUT.with(Long.toString(options.busyTimeout().toSeconds())));
        if (options.check().isEmpty()) {
            list.add(MainOption.NO_CHECK.word());
        } else {
            CheckOptions check = options.check().get();
            list.addAll(
                    MainOption.CHECK_TIMEOUT.with(Long.toString(check.timeout().toSeconds())));
            if (check.writes()) {
                list.add(MainOption.CHECK_WRITES.word());
            }
        }
        if (request.inputs().cloud().rehearsal()) {
            list.add(MainOption.REHEARSAL.word());
        }
        request.inputs().bucket().ifPresent(bucket -> list.addAll(MainOption.BUCKET.with(bucket.toString())));
        address.endpoint().ifPresent(endpoint -> list.addAll(MainOption.ENDPOINT.with(endpoint)));
        SignIn signIn = address.signIn();
        signIn.auth().ifPresent(auth -> list.addAll(MainOption.AUTH.with(auth)));
        signIn.ociConfig().ifPresent(file -> list.addAll(MainOption.OCI_CONFIG.with(Mount.inside(file))));
        signIn.profile().ifPresent(profile -> list.addAll(MainOption.PROFILE.with(profile)));
        Network network = address.network();
        network.caCertificates().ifPresent(file -> list.addAll(MainOption.CA_CERTIFICATES.with(Mount.inside(file))));
        if (network.offline()) {
            list.add(MainOption.OFFLINE.word());
        }
        return list;
    }
}
