package dev.featurestore.emulator.terraform;

import dev.featurestore.provider.protocol.GrpcServer;
import dev.featurestore.provider.protocol.ProviderCalls;
import dev.featurestore.provider.tenancy.Services;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/**
 * A provider as Terraform installs and starts one: a program that says on its standard output where it serves
 * (go-plugin's handshake). It has a type that the table does not have, and is never used for more than its schema.
 */
final class PluginProgram {

    static final String TYPE = "oci_test_newer_vcn";

    private PluginProgram() {}

    /** Puts it into a mirror, in the layout "unpacked"; each start of it adds a line to the file {@code starts}. */
    static void install(Path mirror, String version, Path starts) throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        Path folder = Files.createDirectories(
                mirror.resolve("registry.terraform.io/oracle/oci/" + version + "/" + system + "_" + processor));
        Path program = folder.resolve("terraform-provider-oci_v" + version);
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("java.class.path") + "' " + PluginProgram.class.getName() + " '" + starts
                        + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    public static void main(String[] arguments) throws Exception {
        Files.writeString(Path.of(arguments[0]), "started\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        CountDownLatch shutdown = new CountDownLatch(1);
        Map<String, UnaryOperator<byte[]>> calls = new HashMap<>(new ProviderCalls(offered(), new Nothing()).byPath());
        calls.put("/plugin.GRPCController/Shutdown", request -> {
            shutdown.countDown();
            return new byte[0];
        });
        try (GrpcServer server = GrpcServer.start()) {
            System.out.println("1|5|tcp|127.0.0.1:" + server.add(calls::get) + "|grpc");
            shutdown.await();
        }
    }

    private static ProviderInterface offered() {
        InterfaceTable table = InterfaceTable.bundled();
        SortedMap<String, TypeInterface> resources = new TreeMap<>();
        BlockSchema vcn = table.resource("oci_core_vcn").orElseThrow().schema();
        resources.put(TYPE, new TypeInterface(TYPE, 0, vcn, Set.of()));
        return new ProviderInterface(table.source(), "", table.provider(), resources, new TreeMap<>());
    }

    /** What a provider has behind it that is only asked what it is. */
    private static final class Nothing implements Services {

        @Override
        public Value.Structure create(TypeInterface type, Value.Structure planned) {
            throw new IllegalStateException();
        }

        @Override
        public Optional<Value.Structure> read(TypeInterface type, Value.Structure state) {
            throw new IllegalStateException();
        }

        @Override
        public Value.Structure update(TypeInterface type, Value.Structure prior, Value.Structure planned) {
            throw new IllegalStateException();
        }

        @Override
        public void delete(TypeInterface type, Value.Structure prior) {
            throw new IllegalStateException();
        }

        @Override
        public Value.Structure readData(TypeInterface type, Value.Structure configuration) {
            throw new IllegalStateException();
        }
    }
}
