package dev.featurestore.provider.utility;

import dev.featurestore.provider.StandInProvider;
import dev.featurestore.provider.protocol.ProviderCalls;
import dev.featurestore.provider.utility.file.ArchiveKinds;
import dev.featurestore.provider.utility.file.LocalKinds;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.provider.utility.kind.Kinds;
import dev.featurestore.provider.utility.net.NetKinds;
import dev.featurestore.provider.utility.random.RandomKinds;
import dev.featurestore.provider.utility.template.TemplateKinds;
import dev.featurestore.provider.utility.time.TimeKinds;
import dev.featurestore.provider.utility.tls.TlsKinds;
import dev.featurestore.terraform.schema.UtilityTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The utility providers that have a stand-in. */
public final class UtilityProviders {

    private UtilityProviders() {}

    private static Kinds kinds(String name, JobSite site) {
        return switch (name) {
            case "archive" -> ArchiveKinds.all(site);
            case "cloudinit" -> TemplateKinds.cloudInit();
            case "external" -> NetKinds.external();
            case "http" -> NetKinds.http();
            case "local" -> LocalKinds.all(site);
            case "template" -> TemplateKinds.templates(site);
            case "null" -> NullKinds.all();
            case "random" -> RandomKinds.all();
            case "time" -> TimeKinds.all(site);
            case "tls" -> TlsKinds.all(site);
            default -> throw new IllegalArgumentException("No stand-in for the provider " + name);
        };
    }

    /** Adds a stand-in, which starts with its first call, to those of a job. */
    public static void add(StandInProvider job, String name, JobSite site) throws IOException {
        job.add(
                UtilityTables.NAMESPACE + "/" + name,
                () -> new ProviderCalls(UtilityTables.read(name), services(name, site)));
    }

    static UtilityServices services(String name, JobSite site) {
        return new UtilityServices(kinds(name, site), new Defaults(resource("defaults.txt")));
    }

    /** The text of a file of this package. */
    static String resource(String name) {
        try (InputStream resource = UtilityProviders.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
