package dev.featurestore.provider.utility.file;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A file of the configuration: {@code local_file} and {@code local_sensitive_file}. */
final class LocalFile implements ResourceKind {

    private static final List<String> SOURCES = List.of("content", "sensitive_content", "content_base64", "source");

    private final JobSite site;

    LocalFile(JobSite site) {
        this.site = site;
    }

    @Override
    public Value.Structure plan(Value.Structure configuration, Optional<Value.Structure> prior, Value.Structure planned)
            throws ServiceException {
        ArgumentValues configured = new ArgumentValues(configuration);
        if (SOURCES.stream().filter(configured::has).count() > 1) {
            throw new ServiceException("Invalid Attribute Combination: set only one of content, sensitive_content,"
                    + " content_base64 and source of a local file.");
        }
        return planned;
    }

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        ArgumentValues values = new ArgumentValues(planned);
        byte[] content = content(values);
        String name = values.textOrEmpty("filename");
        write(values, content);
        if (!site.isInside(name)) {
            site.log()
                    .accept("Rehearsal: " + name + " is outside of the configuration, so it is written to the folder"
                            + " of the job.");
        }
        return ContentDigests.set(Draft.of(planned), "content_", "sha1", content)
                .set("id", ContentDigests.sha1(content))
                .done();
    }

    private void write(ArgumentValues values, byte[] content) throws ServiceException {
        FileWriting.write(site, values.textOrEmpty("filename"), content, values.textOrEmpty("file_permission"));
    }

    private byte[] content(ArgumentValues values) throws ServiceException {
        Optional<String> source = values.text("source");
        if (source.isPresent()) {
            return ReadFile.bytes(site, source.get());
        }
        Optional<String> base64 = values.text("content_base64");
        if (base64.isPresent()) {
            try {
                return Base64.getDecoder().decode(base64.get());
            } catch (IllegalArgumentException e) {
                throw new ServiceException("Invalid content_base64 of a local file: " + e.getMessage());
            }
        }
        return values.text("content")
                .orElse(values.textOrEmpty("sensitive_content"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A file that is missing is written again: each job has a new folder, and files of earlier jobs belong to its
     * configuration. A changed file is created again, as by the real provider.
     */
    @Override
    public Optional<Value.Structure> read(Value.Structure state) throws ServiceException {
        ArgumentValues values = new ArgumentValues(state);
        Path file = site.toWrite(values.textOrEmpty("filename"));
        String hash = values.textOrEmpty("id");
        if (Files.exists(file)) {
            return ContentDigests.sha1(ReadFile.bytes(file)).equals(hash) ? Optional.of(state) : Optional.empty();
        }
        byte[] content = content(values);
        if (!ContentDigests.sha1(content).equals(hash)) {
            return Optional.empty();
        }
        write(values, content);
        return Optional.of(state);
    }

    @Override
    public void delete(Value.Structure prior) throws ServiceException {
        String name = new ArgumentValues(prior).textOrEmpty("filename");
        try {
            Files.deleteIfExists(site.toWrite(name));
        } catch (IOException e) {
            throw new ServiceException("Delete local file error: cannot delete " + name + ": " + e);
        }
    }
}
