package dev.featurestore.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The jars of the operator's image, in a copy of the local repository, where one of them can be changed. */
final class OperatorJars {

    private static final String GROUP = "dev/featurestore";
    private static final Pattern LISTED = Pattern.compile("([\\w.-]+):([\\w.-]+):jar:([\\w.-]+):(?:compile|runtime)");
    private static final String CHANGED = "dev/featurestore/operator/access/package-info.class";

    private final Path repository;
    private int changes;

    private OperatorJars(Path repository) {
        this.repository = repository;
    }

    /** Links the files of the build's repository, so that only changed files need space. */
    static OperatorJars in(Path folder) throws IOException {
        Path original = Path.of(System.getProperty("maven.repository"));
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(original.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    link(copy, file);
                }
            }
        }
        return new OperatorJars(folder);
    }

    private static void link(Path copy, Path file) throws IOException {
        try {
            Files.createLink(copy, file);
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            Files.copy(file, copy);
        }
    }

    Path repository() {
        return repository;
    }

    /** Changes the bytes of an unused class of the operator. */
    void changeOneClass() throws IOException {
        changes++;
        Path jar = own("feature-store-operator");
        Path written = jar.resolveSibling("changed.jar");
        boolean changed = false;
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(written))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                if (entry.getName().equals(CHANGED)) {
                    changed = true;
                    out.write(("changed " + changes).getBytes(StandardCharsets.UTF_8));
                } else {
                    in.transferTo(out);
                }
            }
        }
        if (!changed) {
            throw new IOException(jar + " does not have " + CHANGED);
        }
        // A move, because a write would change the linked file.
        Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a Dockerfile with the layers of {@code build-image}, and the files that it copies. */
    void writeContext(Path context, String base) throws IOException {
        Podman.delete(context);
        for (Path jar : dependencies()) {
            copy(jar, context.resolve("dependencies"));
        }
        copy(own("feature-store-operator"), context.resolve("operator"));
        copy(own("feature-store-terraform"), context.resolve("operator"));
        copy(own("feature-store-stack"), context.resolve("stack"));
        Files.writeString(context.resolve("Dockerfile"), """
                FROM %s
                WORKDIR /etc/operator
                COPY dependencies/ /etc/operator/lib/
                COPY operator/ /etc/operator/lib/
                COPY stack/ /etc/operator/lib/
                ENTRYPOINT ["java", "-cp", "/etc/operator/lib/*", "dev.featurestore.operator.container.Main"]
                """.formatted(base));
    }

    private List<Path> dependencies() throws IOException {
        try (InputStream in = OperatorJars.class.getResourceAsStream("/dev/featurestore/operator/artifacts.txt")) {
            if (in == null) {
                throw new IOException("artifacts.txt is missing from the operator's jar");
            }
            return LISTED.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> jar(found.group(1).replace('.', '/'), found.group(2), found.group(3)))
                    .filter(jar -> !jar.startsWith(repository.resolve(GROUP)))
                    .toList();
        }
    }

    private Path own(String artifact) {
        return jar(GROUP, artifact, System.getProperty("plugin.version", ""));
    }

    private Path jar(String group, String artifact, String version) {
        return repository.resolve(group + "/" + artifact + "/" + version + "/" + artifact + "-" + version + ".jar");
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }
}
