package dev.featurestore.maven;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A base with a Java runtime, made of this machine's: no network is needed. It has what the operator needs and the C
 * library, and nothing else; the folder is made once per build.
 */
final class BaseImage {

    private static final Pattern LIBRARY = Pattern.compile("(/\\S+\\.so\\S*)");
    private static final String MODULES =
            "java.base,java.logging,java.management,java.naming,java.security.jgss,java.sql,"
                    + "java.xml,jdk.crypto.ec,jdk.unsupported";

    private final Path root;

    private BaseImage(Path root) {
        this.root = root;
    }

    static BaseImage ofThisMachine() throws IOException, InterruptedException {
        Path root = MavenBuild.repository().resolveSibling("base-image");
        BaseImage base = new BaseImage(root);
        // Two JVMs run these tests.
        try (FileChannel channel = FileChannel.open(
                        root.resolveSibling("base-image.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(root.resolve("complete"))) {
                base.make();
            }
        }
        return base;
    }

    private void make() throws IOException, InterruptedException {
        Path java = root.resolve("files/opt/java");
        Path home = Path.of(System.getProperty("java.home"));
        Files.createDirectories(java.getParent());
        if (!Files.exists(java)) {
            check(Machine.run(
                    Map.of(),
                    List.of(
                            home.resolve("bin/jlink").toString(),
                            "--add-modules",
                            MODULES,
                            "--strip-debug",
                            "--no-man-pages",
                            "--no-header-files",
                            "--output",
                            java.toString())));
        }
        for (String library : libraries(java)) {
            Path to = root.resolve("files" + library);
            Files.createDirectories(to.getParent());
            if (!Files.exists(to)) {
                Files.copy(Path.of(library).toRealPath(), to);
            }
        }
        Path etc = Files.createDirectories(root.resolve("files/etc"));
        // Without it Java does not know the user's home.
        Files.writeString(etc.resolve("passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        Files.writeString(etc.resolve("group"), "root:x:0:\n");
        Files.writeString(etc.resolve("nsswitch.conf"), "hosts: files dns\n");
        Files.createFile(root.resolve("complete"));
    }

    private static Set<String> libraries(Path java) throws IOException, InterruptedException {
        Set<String> libraries = new TreeSet<>();
        try (Stream<Path> files = Files.walk(java)) {
            for (Path file : files.filter(BaseImage::isExecutable).toList()) {
                Machine.Ended ldd = Machine.run(Map.of("LD_LIBRARY_PATH", ""), List.of("ldd", file.toString()));
                LIBRARY.matcher(ldd.output())
                        .results()
                        .map(found -> found.group(1))
                        .filter(library -> !library.startsWith(java.toString()))
                        .forEach(libraries::add);
            }
        }
        return libraries;
    }

    private static boolean isExecutable(Path file) {
        return file.toString().endsWith(".so") || file.endsWith("bin/java");
    }

    /** Pushes it as an image. */
    void push(String registry, String name, String... architectures) throws Exception {
        JibContainerBuilder image = Jib.fromScratch()
                .addFileEntriesLayer(layer())
                .addEnvironmentVariable("PATH", "/opt/java/bin")
                .setPlatforms(new LinkedHashSet<>(Stream.of(architectures)
                        .map(architecture -> new Platform(architecture, "linux"))
                        .toList()));
        // One after the other: the platforms are the same layers.
        image.containerize(Containerizer.to(RegistryImage.named(registry + "/" + name))
                .setExecutorService(MoreExecutors.newDirectExecutorService())
                .setAllowInsecureRegistries(true)
                .setBaseImageLayersCache(root.resolve("cache"))
                .setApplicationLayersCache(root.resolve("cache")));
    }

    private FileEntriesLayer layer() throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder();
        Path files = root.resolve("files");
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : all.sorted().toList()) {
                if (!file.equals(files)) {
                    layer.addEntry(
                            file,
                            AbsoluteUnixPath.get("/" + files.relativize(file)),
                            FilePermissions.fromOctalString(
                                    Files.isDirectory(file) || Files.isExecutable(file) ? "755" : "644"));
                }
            }
        }
        layer.addEntry(
                Files.createDirectories(root.resolve("tmp")),
                AbsoluteUnixPath.get("/tmp"),
                FilePermissions.fromOctalString("777"));
        return layer.build();
    }

    private static void check(Machine.Ended ended) throws IOException {
        if (ended.status() != 0) {
            throw new IOException(ended.output());
        }
    }
}
