package dev.featurestore.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One cloud for all tests of a class, with Oracle's own client of it. */
final class TestCloud implements BeforeAllCallback, AfterAllCallback {

    private record Running(Path directory, EmbeddedCloud cloud, Sdk sdk) {}

    private final double speed;
    private @Nullable Running running;

    TestCloud() {
        this(EmbeddedCloudOptions.DEFAULT_SPEED);
    }

    /** @param speed how many times faster than real resources its resources are made */
    TestCloud(double speed) {
        this.speed = speed;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path directory = Files.createTempDirectory("test-cloud");
        EmbeddedCloud cloud = EmbeddedCloud.open(TestOptions.with(directory, speed));
        running = new Running(directory, cloud, new Sdk(cloud));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        sdk().close();
        cloud().close();
        try (Stream<Path> files = Files.walk(directory())) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("no test runs");
        }
        return running;
    }

    Path directory() {
        return running().directory();
    }

    EmbeddedCloud cloud() {
        return running().cloud();
    }

    Sdk sdk() {
        return running().sdk();
    }
}
