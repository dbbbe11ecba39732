package dev.featurestore.provider.utility.template;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code template_dir}: renders all files of a folder to another one. */
final class TemplateDirectory implements ResourceKind {

    private final JobSite site;

    TemplateDirectory(JobSite site) {
        this.site = site;
    }

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        return Draft.of(planned).set("id", render(new ArgumentValues(planned))).done();
    }

    /** Renders the files again, because each job has a new folder. */
    @Override
    public Optional<Value.Structure> read(Value.Structure state) throws ServiceException {
        ArgumentValues values = new ArgumentValues(state);
        boolean same = Files.isDirectory(site.toRead(values.textOrEmpty("source_dir")))
                && render(values).equals(values.textOrEmpty("id"));
        return same ? Optional.of(state) : Optional.empty();
    }

    private String render(ArgumentValues values) throws ServiceException {
        Path from = site.toRead(values.textOrEmpty("source_dir"));
        Path to = site.toWrite(values.textOrEmpty("destination_dir"));
        Map<String, String> vars = values.textMap("vars");
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(from)) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            for (Path file : sorted) {
                Path name = from.relativize(file);
                String rendered = site.templates().render(Files.readString(file, StandardCharsets.UTF_8), vars);
                Path target = to.resolve(name.toString());
                Files.createDirectories(target.resolveSibling("."));
                Files.writeString(target, rendered);
                all.append(name).append('\0').append(rendered).append('\0');
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ServiceException("failed to render the folder " + from + ": " + e);
        }
        return Sha256.hex(all.toString());
    }

    @Override
    public void delete(Value.Structure prior) throws ServiceException {
        ArgumentValues values = new ArgumentValues(prior);
        Path from = site.toRead(values.textOrEmpty("source_dir"));
        Path to = site.toWrite(values.textOrEmpty("destination_dir"));
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.deleteIfExists(to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ServiceException("Cannot delete the rendered files in " + to + ": " + e);
        }
    }
}
