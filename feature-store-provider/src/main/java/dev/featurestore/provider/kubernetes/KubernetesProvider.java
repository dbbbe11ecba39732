package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.StandInProvider;
import dev.featurestore.provider.protocol.ProviderCalls;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import dev.featurestore.terraform.schema.WholeTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stand-in for {@code hashicorp/kubernetes}. */
public final class KubernetesProvider {

    /** Its source address without a host. */
    public static final String SOURCE = "hashicorp/kubernetes";

    private static final String TABLE = "kubernetes.table";

    private KubernetesProvider() {}

    /** Adds the stand-in, which starts with its first call, to those of a job. */
    public static void add(StandInProvider job, RehearsedClusters clusters) throws IOException {
        job.add(SOURCE, () -> new ProviderCalls(offered(), services(clusters)));
    }

    static KubernetesServices services(RehearsedClusters clusters) {
        return new KubernetesServices(clusters, new NestedDefaults(resource("defaults.txt")));
    }

    /** The interface of the provider, with the older names of its types. */
    public static ProviderInterface offered() {
        ProviderInterface table = WholeTable.read(resource(TABLE), TABLE);
        SortedMap<String, TypeInterface> types = new TreeMap<>();
        for (TypeInterface type : table.resources().values()) {
            for (String name : ObjectKind.of(type.name()).names()) {
                types.put(name, new TypeInterface(name, type.schemaVersion(), type.schema(), type.replacedBy()));
            }
        }
        return new ProviderInterface(table.source(), table.version(), table.provider(), types, table.dataSources());
    }

    private static String resource(String name) {
        try (InputStream resource = KubernetesProvider.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
