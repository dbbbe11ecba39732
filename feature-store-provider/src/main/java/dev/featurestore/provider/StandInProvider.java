package dev.featurestore.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.provider.protocol.GrpcServer;
import dev.featurestore.provider.protocol.ProviderCalls;
import dev.featurestore.provider.tenancy.Services;
import dev.featurestore.terraform.schema.ProviderInterface;
import java.io.IOException;
import java.util.List;

/**
 * Provider in this process that Terraform attaches to ("Running Terraform with a provider in debug mode": {@code
 * TF_REATTACH_PROVIDERS}). It speaks Terraform's plugin protocol 5 on the loopback address.
 *
 * <p>Start one per job: Terraform's stop request names no job, so a shared provider would stop all of them.
 */
public final class StandInProvider implements AutoCloseable {

    private static final List<String> REGISTRIES = List.of("registry.terraform.io", "registry.opentofu.org");
    /** Namespace of providers whose source the configuration does not name. */
    private static final String DEFAULT_NAMESPACE = "hashicorp";

    private final ProviderInterface offered;
    private final GrpcServer server;

    private StandInProvider(ProviderInterface offered, GrpcServer server) {
        this.offered = offered;
        this.server = server;
    }

    /**
     * Starts a provider on a free port of 127.0.0.1.
     *
     * @param offered the types that the provider offers
     * @param services the services behind resources and data sources, called from several threads
     */
    public static StandInProvider start(ProviderInterface offered, Services services) throws IOException {
        return new StandInProvider(offered, GrpcServer.start(new ProviderCalls(offered, services).byPath()));
    }

    /**
     * Returns the value of {@code TF_REATTACH_PROVIDERS}: JSON that announces this provider under its source, and under
     * the default namespace, in the registries of Terraform and of OpenTofu. Both then look for it nowhere else.
     */
    public String reattachProviders() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode providers = json.objectNode();
        String type = offered.source().substring(offered.source().indexOf('/') + 1);
        for (String registry : REGISTRIES) {
            for (String source : List.of(offered.source(), DEFAULT_NAMESPACE + "/" + type)) {
                ObjectNode provider = providers.putObject(registry + "/" + source);
                provider.put("Protocol", "grpc").put("ProtocolVersion", 5);
                // Without "Test", Terraform would end the process of this number: this one.
                provider.put("Pid", ProcessHandle.current().pid()).put("Test", true);
                provider.putObject("Addr").put("Network", "tcp").put("String", "127.0.0.1:" + server.port());
            }
        }
        return providers.toString();
    }

    /** Ends the server; calls under way are interrupted; returns when no thread is left. */
    @Override
    public void close() {
        server.close();
    }
}
