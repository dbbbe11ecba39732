package dev.featurestore.terraform.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bundled interface of the provider oracle/oci: all its types, in a file for each service. A file is read when a type
 * of its service is first asked for, and a type is parsed when it is asked for. Safe for use by several threads.
 */
public final class InterfaceTable {

    private static final String FOLDER = "oracle-oci/";
    private static final String SUFFIX = ".table";
    private static final String HEAD = "provider";

    private final String source;
    private final String version;
    private final List<String> services;
    private final BlockSchema provider;
    private final Map<String, ServiceTable> tables = new ConcurrentHashMap<>();
    private final Map<String, Optional<TypeInterface>> types = new ConcurrentHashMap<>();

    private InterfaceTable(TableReader head) {
        String[] words = head.words();
        this.source = words[1];
        this.version = words[2];
        head.next();
        this.services = List.of(head.words()).subList(1, head.words().length);
        head.next();
        this.provider = head.block();
    }

    /** Returns the bundled table. Each call reads its head again, which takes about a millisecond. */
    public static InterfaceTable bundled() {
        return new InterfaceTable(new TableReader(text(HEAD), HEAD, 0));
    }

    /** The provider's source address without a host, {@code oracle/oci}. */
    public String source() {
        return source;
    }

    /** The provider's version, such as {@code 8.28.0}. */
    public String version() {
        return version;
    }

    /** The schema of a {@code provider} block. */
    public BlockSchema provider() {
        return provider;
    }

    /** A type of resources; empty if the provider does not have it. */
    public Optional<TypeInterface> resource(String name) {
        return type(ServiceTable.RESOURCE + name);
    }

    /** A type of data sources; empty if the provider does not have it. */
    public Optional<TypeInterface> dataSource(String name) {
        return type(ServiceTable.DATA + name);
    }

    /** The names of all types of resources. Reads all files. */
    public List<String> resources() {
        return names(ServiceTable.RESOURCE);
    }

    /** The names of all types of data sources. Reads all files. */
    public List<String> dataSources() {
        return names(ServiceTable.DATA);
    }

    private List<String> names(String kind) {
        return services.stream()
                .flatMap(service -> table(service).names(kind))
                .sorted()
                .toList();
    }

    /** The interface with all types. Parses all of them. */
    public ProviderInterface whole() {
        return of(resources(), dataSources());
    }

    /** The interface with some types of resources and data sources; names that it does not have are left out. */
    public ProviderInterface of(Collection<String> resources, Collection<String> dataSources) {
        SortedMap<String, TypeInterface> ofResources = new TreeMap<>();
        resources.forEach(name -> resource(name).ifPresent(type -> ofResources.put(name, type)));
        SortedMap<String, TypeInterface> ofDataSources = new TreeMap<>();
        dataSources.forEach(name -> dataSource(name).ifPresent(type -> ofDataSources.put(name, type)));
        return new ProviderInterface(source, version, provider, ofResources, ofDataSources);
    }

    private Optional<TypeInterface> type(String key) {
        return types.computeIfAbsent(key, asked -> {
            String service = serviceOf(asked.substring(asked.indexOf(' ') + 1));
            return services.contains(service) ? table(service).type(asked) : Optional.empty();
        });
    }

    private ServiceTable table(String service) {
        return tables.computeIfAbsent(service, name -> new ServiceTable(name + SUFFIX, text(name)));
    }

    /** The second word of a type's name, which names the file of the type. */
    public static String serviceOf(String type) {
        String[] words = type.split("_", 3);
        return words.length < 2 ? "" : words[1];
    }

    private static String text(String name) {
        try (@Nullable InputStream file = InterfaceTable.class.getResourceAsStream(FOLDER + name + SUFFIX)) {
            if (file == null) {
                throw new IllegalStateException(FOLDER + name + SUFFIX + " is missing from the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
