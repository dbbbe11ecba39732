package dev.featurestore.emulator;

import dev.featurestore.emulator.http.LoopbackServer;
import dev.featurestore.emulator.http.Router;
import dev.featurestore.emulator.resourcemanager.EngineSource;
import dev.featurestore.emulator.resourcemanager.ResourceManager;
import dev.featurestore.emulator.signing.Authenticated;
import dev.featurestore.emulator.signing.SignatureVerifier;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** The services of an embedded cloud, in this process. */
final class CloudServer implements AutoCloseable {

    private static final String OCI_FOLDER = "oci";

    private final LoopbackServer http;
    private final ResourceManager resourceManager;

    private CloudServer(LoopbackServer http, ResourceManager resourceManager) {
        this.http = http;
        this.resourceManager = resourceManager;
    }

    /** Where the configuration file for OCI's SDKs and its CLI lies. */
    static Path ociConfig(PrivateDirectory directory) {
        return directory.path().resolve(OCI_FOLDER).resolve("config");
    }

    /** Opens the state in the folder and serves it. Only for the folder's owner. */
    static CloudServer start(PrivateDirectory directory, int port, EngineSource engines, Clock clock)
            throws IOException {
        directory.write(".gitignore", "*\n".getBytes(StandardCharsets.US_ASCII));
        Tenancy tenancy = Tenancy.open(directory.folder(OCI_FOLDER));
        ResourceManager resourceManager = new ResourceManager(directory.folder("state"), engines, clock);
        Router.Builder routes = Router.builder();
        resourceManager.addTo(routes);
        Authenticated handler = new Authenticated(new SignatureVerifier(tenancy.keys(clock), clock), routes.build());
        try {
            return new CloudServer(LoopbackServer.start(port, handler), resourceManager);
        } catch (BindException e) {
            resourceManager.close();
            throw new IOException(
                    "port " + port + " of 127.0.0.1 is not to be had (" + e.getMessage()
                            + "); choose another one, or 0 for any",
                    e);
        }
    }

    URI endpoint() {
        return http.endpoint();
    }

    @Override
    public void close() {
        http.close();
        resourceManager.close();
    }
}
