package dev.featurestore.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.provider.protocol.GrpcServer;
import dev.featurestore.provider.protocol.ProviderCalls;
import dev.featurestore.provider.tenancy.Services;
import dev.featurestore.terraform.schema.ProviderInterface;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Providers in this process that Terraform attaches to ("Running Terraform with a provider in debug mode": {@code
 * TF_REATTACH_PROVIDERS}). They speak Terraform's plugin protocol 5 on the loopback address, each at a port of its own.
 *
 * <p>Start them per job: Terraform's stop request names no job, so a shared provider would stop all of them.
 */
public final class StandInProvider implements AutoCloseable {

    private static final List<String> REGISTRIES = List.of("registry.terraform.io", "registry.opentofu.org");
    /** Namespace of providers whose source the configuration does not name. */
    private static final String DEFAULT_NAMESPACE = "hashicorp";

    private final GrpcServer server;
    private final Map<String, Integer> ports = new TreeMap<>();

    private StandInProvider(GrpcServer server) {
        this.server = server;
    }

    /** Creates the calls of a provider. */
    public interface Start {
        ProviderCalls calls();
    }

    /**
     * Starts a provider on a free port of 127.0.0.1.
     *
     * @param offered the types that the provider offers
     * @param services the services behind resources and data sources, called from several threads
     */
    public static StandInProvider start(ProviderInterface offered, Services services) throws IOException {
        GrpcServer server = GrpcServer.start();
        try {
            StandInProvider provider = new StandInProvider(server);
            provider.add(offered.source(), () -> new ProviderCalls(offered, services));
            return provider;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Adds a provider at a port of its own.
     *
     * @param source its source address without a host, such as {@code hashicorp/random}
     * @param start called with the first call of the provider
     */
    public void add(String source, Start start) throws IOException {
        ports.put(source, server.add(new StartedLater(start)));
    }

    /**
     * Returns the value of {@code TF_REATTACH_PROVIDERS}: JSON that announces the providers under their sources, and under
     * the default namespace, in the registries of Terraform and of OpenTofu. Both then look for them nowhere else.
     */
    public String reattachProviders() {
        ObjectNode providers = JsonNodeFactory.instance.objectNode();
        ports.forEach((source, port) -> {
            String type = source.substring(source.indexOf('/') + 1);
            Set<String> sources = new LinkedHashSet<>(List.of(source, DEFAULT_NAMESPACE + "/" + type));
            for (String registry : REGISTRIES) {
                sources.forEach(each -> announce(providers.putObject(registry + "/" + each), port));
            }
        });
        return providers.toString();
    }

    private static void announce(ObjectNode provider, int port) {
        provider.put("Protocol", "grpc").put("ProtocolVersion", 5);
        // Without "Test", Terraform would end the process of this number: this one.
        provider.put("Pid", ProcessHandle.current().pid()).put("Test", true);
        provider.putObject("Addr").put("Network", "tcp").put("String", "127.0.0.1:" + port);
    }

    /** Ends the server; calls under way are interrupted; returns when no thread is left. */
    @Override
    public void close() {
        server.close();
    }
}
