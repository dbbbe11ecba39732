package dev.featurestore.provider.utility.file;

import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.DataKind;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.provider.utility.kind.Kinds;
import dev.featurestore.provider.utility.kind.ResourceKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The types of {@code hashicorp/local}. */
public final class LocalKinds {

    private LocalKinds() {}

    public static Kinds all(JobSite site) {
        ResourceKind file = new LocalFile(site);
        DataKind read = configuration -> {
            byte[] content = ReadFile.bytes(site, new ArgumentValues(configuration).textOrEmpty("filename"));
            return ContentDigests.set(Draft.of(configuration), "content_", "sha1", content)
                    .set("content", new String(content, StandardCharsets.UTF_8))
                    .set("content_base64", Base64.getEncoder().encodeToString(content))
                    .set("id", ContentDigests.sha1(content))
                    .done();
        };
        return new Kinds(
                Map.of("local_file", file, "local_sensitive_file", file),
                Map.of("local_file", read, "local_sensitive_file", read));
    }
}
