package dev.featurestore.emulator;

import dev.featurestore.emulator.dashboard.Dashboard;
import dev.featurestore.emulator.featurestore.FeatureStores;
import dev.featurestore.emulator.gateway.Gateways;
import dev.featurestore.emulator.http.LoopbackServer;
import dev.featurestore.emulator.http.Router;
import dev.featurestore.emulator.http.Uploads;
import dev.featurestore.emulator.identity.ServedIdentity;
import dev.featurestore.emulator.objectstorage.ServedObjectStorage;
import dev.featurestore.emulator.resourcemanager.ServedResourceManager;
import dev.featurestore.emulator.settings.AwkwardPages;
import dev.featurestore.emulator.settings.Misbehaviour;
import dev.featurestore.emulator.settings.SettingsSource;
import dev.featurestore.emulator.signing.Authenticated;
import dev.featurestore.emulator.signing.SignatureVerifier;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.DamagedFiles;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.emulator.store.SteadyClock;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The services of an embedded cloud, in this process. */
final class CloudServer implements AutoCloseable {

    private static final String OCI_FOLDER = "oci";

    private final LoopbackServer http;
    private final ServedResourceManager resourceManager;
    private final ServedObjectStorage objectStorage;
    private final Gateways gateways;
    private final String engine;
    private final DamagedFiles damaged;

    private CloudServer(
            LoopbackServer http,
            ServedResourceManager resourceManager,
            ServedObjectStorage objectStorage,
            Gateways gateways,
            String engine,
            DamagedFiles damaged) {
        this.http = http;
        this.resourceManager = resourceManager;
        this.objectStorage = objectStorage;
        this.gateways = gateways;
        this.engine = engine;
        this.damaged = damaged;
    }

    /** The path of the configuration file for OCI's SDKs and its CLI. */
    static Path ociConfig(PrivateDirectory directory) {
        return directory.path().resolve(OCI_FOLDER).resolve("config");
    }

    /** Opens the folder's state and serves it. Only for the folder's owner. */
    static CloudServer start(
            PrivateDirectory directory,
            EmbeddedCloudOptions options,
            SettingsSource settings,
            EngineOpener engines,
            Clock machine)
            throws IOException {
        directory.write(".gitignore", "*\n".getBytes(StandardCharsets.US_ASCII));
        Tenancy tenancy = Tenancy.open(directory.folder(OCI_FOLDER));
        PrivateDirectory state = directory.folder("state");
        SignatureVerifier verifier = new SignatureVerifier(
                tenancy.keys(machine),
                machine,
                request -> ServedObjectStorage.isUpload(request.method(), request.target()));
        SteadyClock clock = new SteadyClock(machine, System::nanoTime);
        FeatureStores stores = new FeatureStores(state.folder("feature-stores"), clock);
        Gateways gateways = new Gateways(stores, verifier, tenancy.userId(), settings, clock, options.listener());
        EngineFactory factory = engines.open(state.folder("engine"), tenancy, gateways);
        ServedObjectStorage objectStorage =
                new ServedObjectStorage(state.folder("object-storage"), tenancy.namespace(), tenancy.userId(), clock);
        ServedResourceManager resourceManager = new ServedResourceManager(
                state, new JobEngines(settings, factory), settings, objectStorage, gateways, clock);
        Router.Builder routes = Router.builder();
        resourceManager.addTo(routes);
        objectStorage.addTo(routes);
        new ServedIdentity(tenancy, settings).addTo(routes);
        // Signatures first: a probe for a running cloud gets an answer whatever the settings are.
        Authenticated services =
                new Authenticated(verifier, new Misbehaviour(settings, new AwkwardPages(settings, routes.build())));
        Dashboard handler = new Dashboard(new WholeCloud(resourceManager.reader(), gateways, stores), clock, services);
        PrivateDirectory uploads = state.folder("uploads");
        uploads.deleteLeftovers();
        try {
            return new CloudServer(
                    LoopbackServer.start(
                            options.port(),
                            options.hosts(),
                            options.listener().listening(handler),
                            new Uploads(uploads.path(), ServedObjectStorage::isUpload, ServedObjectStorage.MAX_OBJECT)),
                    resourceManager,
                    objectStorage,
                    gateways,
                    factory.description(),
                    directory.damaged());
        } catch (BindException e) {
            resourceManager.close();
            objectStorage.close();
            gateways.close();
            throw new IOException(
                    "port " + options.port() + " of 127.0.0.1 is not available (" + e.getMessage()
                            + "). Choose another port, or 0 for any free port.",
                    e);
        }
    }

    URI endpoint() {
        return http.endpoint();
    }

    /** Describes the engine of its jobs. */
    String engine() {
        return engine;
    }

    /** The URLs of the feature stores that answer. */
    List<String> stores() {
        return gateways.addresses().values().stream()
                .flatMap(List::stream)
                .map(URI::toString)
                .sorted()
                .toList();
    }

    /** The unfinished jobs, in words. */
    List<String> unfinishedJobs() {
        return resourceManager.unfinishedJobs();
    }

    /** Parts of the folder's state that cannot be read or served. */
    List<String> problems() {
        return Stream.of(damaged.warnings(), gateways.problems())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close() {
        http.close();
        resourceManager.close();
        objectStorage.close();
        gateways.close();
    }
}
