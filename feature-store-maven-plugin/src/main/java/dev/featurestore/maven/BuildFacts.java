package dev.featurestore.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;

/**
 * Facts about this plugin that its build wrote into the jar.
 *
 * @param version the plugin's version, and that of the operator and the stack
 * @param built time of the files in the jar
 * @param revision commit of the sources, with {@code -dirty} if files differed from it; empty if it was built without Git
 * @param source address of the sources; empty if the build did not set it
 * @param slf4j version of SLF4J for the silent binding in the image
 */
record BuildFacts(String version, Instant built, String revision, String source, String slf4j) {

    static BuildFacts read() {
        Properties properties = new Properties();
        try (InputStream in = BuildFacts.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("The plugin's jar has no build.properties");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildFacts(
                properties.getProperty("version", ""),
                OutputTimestamp.read(properties.getProperty("built", "")).orElse(Instant.EPOCH),
                properties.getProperty("revision", ""),
                properties.getProperty("source", ""),
                properties.getProperty("slf4j", ""));
    }
}
