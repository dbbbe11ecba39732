package dev.featurestore.provider.utility.file;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.provider.utility.kind.Kinds;
import dev.featurestore.provider.value.Value;
import java.util.Map;

/** The types of {@code hashicorp/archive}. */
public final class ArchiveKinds {

    private ArchiveKinds() {}

    public static Kinds all(JobSite site) {
        return new Kinds(
                Map.of("archive_file", planned -> archive(site, planned)),
                Map.of("archive_file", configuration -> archive(site, configuration)));
    }

    private static Value.Structure archive(JobSite site, Value.Structure arguments) throws ServiceException {
        ArgumentValues values = new ArgumentValues(arguments);
        Map<String, byte[]> files = ArchivedFiles.of(site, values);
        String type = values.textOrEmpty("type");
        byte[] archive = switch (type) {
            case "zip" -> Archives.zip(files);
            case "tar.gz" -> Archives.tarGz(files);
            default ->
                throw new ServiceException("Invalid type \"" + type + "\" of an archive: it must be zip or tar.gz.");
        };
        FileWriting.write(site, values.textOrEmpty("output_path"), archive, "");
        return ContentDigests.set(Draft.of(arguments), "output_", "sha", archive)
                .set("output_size", archive.length)
                .set("id", ContentDigests.sha1(archive))
                .done();
    }
}
