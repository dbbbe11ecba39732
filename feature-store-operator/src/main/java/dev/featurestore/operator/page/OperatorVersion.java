package dev.featurestore.operator.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of the operator, which is the plugin's: the first line of the list of artifacts that the build writes. */
final class OperatorVersion {

    private static final Pattern FIRST_LINE = Pattern.compile("[^:]+:feature-store-operator:jar:(.+)");

    private OperatorVersion() {}

    /** The version; empty without a build by Maven. */
    static Optional<String> read() {
        InputStream list = OperatorVersion.class.getResourceAsStream("/dev/featurestore/operator/artifacts.txt");
        if (list == null) {
            return Optional.empty();
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            Matcher version = FIRST_LINE.matcher(first == null ? "" : first);
            return version.matches() ? Optional.of(version.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
