package dev.featurestore.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;

/**
 * What the build of this plugin wrote into it.
 *
 * @param version the plugin's version, and that of the operator and the stack
 * @param built the time that its files carry
 * @param slf4j version of SLF4J, which the operator is given a silent binding of in its image
 */
record BuildFacts(String version, Instant built, String slf4j) {

    static BuildFacts read() {
        Properties properties = new Properties();
        try (InputStream in = BuildFacts.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("the plugin's jar has no build.properties");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildFacts(
                properties.getProperty("version", ""),
                OutputTimestamp.read(properties.getProperty("built", "")).orElse(Instant.EPOCH),
                properties.getProperty("slf4j", ""));
    }
}
