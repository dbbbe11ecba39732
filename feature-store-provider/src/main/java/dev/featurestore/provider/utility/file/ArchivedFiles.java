package dev.featurestore.provider.utility.file;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.JobSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The files of an archive by their names. */
final class ArchivedFiles {

    private static final List<String> SOURCES = List.of("source", "source_content", "source_file", "source_dir");

    private ArchivedFiles() {}

    static SortedMap<String, byte[]> of(JobSite site, ArgumentValues values) throws ServiceException {
        if (SOURCES.stream().filter(source -> isSet(values, source)).count() != 1) {
            throw new ServiceException("Invalid Attribute Combination: set one of source, source_content, source_file"
                    + " and source_dir of an archive_file.");
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (ArgumentValues source : values.blocks("source")) {
            files.put(source.textOrEmpty("filename"), bytes(source.textOrEmpty("content")));
        }
        if (values.has("source_content")) {
            files.put(values.textOrEmpty("source_content_filename"), bytes(values.textOrEmpty("source_content")));
        }
        if (values.has("source_file")) {
            String name = values.textOrEmpty("source_file");
            files.put(site.toRead(name).getFileName().toString(), ReadFile.bytes(site, name));
        }
        if (values.has("source_dir")) {
            Path written = site.toWrite(values.textOrEmpty("output_path"));
            folder(site.toRead(values.textOrEmpty("source_dir")), values.texts("excludes"), written, files);
        }
        return files;
    }

    private static boolean isSet(ArgumentValues values, String source) {
        return source.equals("source") ? !values.blocks(source).isEmpty() : values.has(source);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void folder(Path folder, List<String> excludes, Path written, SortedMap<String, byte[]> files)
            throws ServiceException {
        List<PathMatcher> patterns = patterns(excludes);
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> found = all.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(written))
                    .toList();
            for (Path file : found) {
                Path name = folder.relativize(file);
                if (!isExcluded(name, excludes, patterns)) {
                    files.put(name.toString().replace('\\', '/'), ReadFile.bytes(file));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ServiceException("Archive creation error: cannot read the folder " + folder + ": " + e);
        }
        if (files.isEmpty()) {
            throw new ServiceException("Archive creation error: the folder " + folder + " has no files to archive.");
        }
    }

    private static List<PathMatcher> patterns(List<String> excludes) throws ServiceException {
        try {
            return excludes.stream()
                    .map(exclude -> FileSystems.getDefault().getPathMatcher("glob:" + exclude))
                    .toList();
        } catch (PatternSyntaxException e) {
            throw new ServiceException("Invalid pattern in excludes of an archive_file: " + e.getMessage());
        }
    }

    /** A file, or one of the folders around it, matches. */
    private static boolean isExcluded(Path name, List<String> excludes, List<PathMatcher> patterns) {
        for (int length = 1; length <= name.getNameCount(); length++) {
            Path part = name.subpath(0, length);
            if (excludes.contains(part.toString()) || patterns.stream().anyMatch(pattern -> pattern.matches(part))) {
                return true;
            }
        }
        return false;
    }
}
