package dev.featurestore.terraform.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bundled interfaces of Terraform's utility providers, from their documentation, in a file for each provider. */
public final class UtilityTables {

    /** The namespace of all of them. */
    public static final String NAMESPACE = "hashicorp";

    /** The names of the providers. */
    public static final List<String> NAMES =
            List.of("archive", "cloudinit", "external", "http", "local", "null", "random", "template", "time", "tls");

    private UtilityTables() {}

    /**
     * Reads the interface of a provider.
     *
     * @param name one of {@link #NAMES}
     */
    public static ProviderInterface read(String name) {
        String file = "utility/" + name + ".table";
        try (@Nullable InputStream table = UtilityTables.class.getResourceAsStream(file)) {
            if (table == null) {
                throw new IllegalStateException(file + " is missing from the jar");
            }
            return WholeTable.read(new String(table.readAllBytes(), StandardCharsets.UTF_8), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
