package dev.featurestore.emulator.engine;

import dev.featurestore.emulator.store.Digest;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of an uploaded zip: the content of Terraform files, and the digests of all files. */
public final class UploadedBundle {

    /** Limit for malicious zips; one of the 11 MB that Resource Manager accepts has far less. */
    private static final int MAXIMUM_ENTRIES = 10_000;

    private static final long MAXIMUM_BYTES = 100L * 1024 * 1024;

    /** Limit for Terraform files, which are parsed in memory; a large stack has a few hundred kilobytes. */
    private static final long MAXIMUM_TERRAFORM_BYTES = 8L * 1024 * 1024;

    /** Maximum length of a file's name in bytes, on Linux. */
    private static final int LONGEST_NAME = 255;

    private final SortedMap<String, byte[]> terraformFiles = new TreeMap<>();
    private final SortedMap<String, byte[]> variableFiles = new TreeMap<>();
    private final SortedMap<String, String> digests = new TreeMap<>();
    private long bytes;
    private long terraformBytes;

    /** The zips, by the folder in which their files are; empty for that of the stack. */
    private final SortedMap<String, Path> zips = new TreeMap<>();

    private UploadedBundle() {}

    /**
     * Reads a zip.
     *
     * @throws JobFailedException if it is not a zip, is too large when unpacked, or has paths outside of its folder
     */
    public static UploadedBundle read(Path zip) throws JobFailedException {
        UploadedBundle bundle = new UploadedBundle();
        bundle.addAll(zip, "");
        return bundle;
    }

    /**
     * The bundle with the files of another zip.
     *
     * @param folder the folder in which they are to be
     * @throws JobFailedException as for {@link #read}
     */
    public UploadedBundle with(Path zip, String folder) throws JobFailedException {
        UploadedBundle bundle = new UploadedBundle();
        bundle.terraformFiles.putAll(terraformFiles);
        bundle.variableFiles.putAll(variableFiles);
        bundle.digests.putAll(digests);
        bundle.zips.putAll(zips);
        bundle.bytes = bytes;
        bundle.terraformBytes = terraformBytes;
        bundle.addAll(zip, folder);
        return bundle;
    }

    private void addAll(Path zip, String folder) throws JobFailedException {
        zips.put(folder, zip);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MAXIMUM_ENTRIES) {
                throw refused(file.size() + " entries, but the maximum is " + MAXIMUM_ENTRIES);
            }
            for (ZipEntry entry : Collections.list(file.entries())) {
                add(file, entry, folder);
            }
            refuseFilesInFiles();
        } catch (IOException | IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private void add(ZipFile file, ZipEntry entry, String folder) throws IOException, JobFailedException {
        String name = entry.getName();
        boolean leaves = name.startsWith("/") || name.contains("\\") || name.matches("[A-Za-z]:.*");
        Optional<String> path = leaves
                ? Optional.empty()
                : resolve("", name).filter(inside -> !inside.isEmpty()).map(inside -> inFolder(folder, inside));
        if (!leaves && path.isEmpty() && resolve("", name).isPresent() && !entry.isDirectory()) {
            throw refused("a file without a name");
        }
        if (!leaves && path.isEmpty() && resolve("", name).isPresent()) {
            return;
        }
        if (path.isEmpty()) {
            throw refused("the path of the entry " + name + " is outside of the zip");
        }
        if (name.indexOf('\0') >= 0 || hasLongName(path.get())) {
            throw refused("a name that no file can have");
        }
        if (entry.isDirectory()) {
            return;
        }
        byte[] content;
        try (InputStream in = file.getInputStream(entry)) {
            content = in.readNBytes((int) Math.min(MAXIMUM_BYTES - bytes + 1, Integer.MAX_VALUE));
        }
        bytes += content.length;
        if (bytes > MAXIMUM_BYTES) {
            throw refused("more than " + MAXIMUM_BYTES + " bytes when unpacked");
        }
        if (digests.put(path.get(), Digest.sha256(content)) != null) {
            throw refused("duplicate entry " + name);
        }
        boolean variables = name.endsWith(".tfvars") || name.endsWith(".tfvars.json");
        if (variables || ParsedFiles.isTerraform(name)) {
            terraformBytes += content.length;
            if (terraformBytes > MAXIMUM_TERRAFORM_BYTES) {
                throw refused("more than " + MAXIMUM_TERRAFORM_BYTES + " bytes of Terraform files");
            }
            (variables ? variableFiles : terraformFiles).put(path.get(), content);
        }
    }

    private static String inFolder(String folder, String path) {
        return folder.isEmpty() ? path : folder + "/" + path;
    }

    private static boolean hasLongName(String path) {
        for (String name : path.split("/", -1)) {
            if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                return true;
            }
        }
        return false;
    }

    private void refuseFilesInFiles() throws JobFailedException {
        for (String name : digests.keySet()) {
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                if (digests.containsKey(name.substring(0, slash))) {
                    throw refused(name.substring(0, slash) + " is a file and a folder");
                }
            }
        }
    }

    /**
     * Resolves a path from a folder, without {@code .} and {@code ..}; empty if it is outside of the zip.
     *
     * @param folder a folder of the zip, empty for its root
     */
    public static Optional<String> resolve(String folder, String path) {
        StringBuilder resolved = new StringBuilder(folder);
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                if (resolved.isEmpty()) {
                    return Optional.empty();
                }
                resolved.setLength(Math.max(resolved.lastIndexOf("/"), 0));
            } else if (!name.isEmpty() && !name.equals(".")) {
                resolved.append(resolved.isEmpty() ? "" : "/").append(name);
            }
        }
        return Optional.of(resolved.toString());
    }

    /** Whether the zip has files in a folder. */
    public boolean hasFolder(String folder) {
        return folder.isEmpty() || !digests.subMap(folder + "/", folder + "0").isEmpty();
    }

    /** The {@code .tf} and {@code .tf.json} files of one folder by name, without hidden ones. */
    public SortedMap<String, byte[]> terraformFiles(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : terraformFiles.tailMap(prefix).entrySet()) {
            if (!file.getKey().startsWith(prefix)) {
                break;
            }
            String name = file.getKey().substring(prefix.length());
            if (!name.contains("/") && !name.startsWith(".")) {
                files.put(name, file.getValue());
            }
        }
        return files;
    }

    /**
     * The files that set variables of the module in a folder, in the order in which Terraform reads them: a later one takes
     * precedence.
     */
    public List<Map.Entry<String, byte[]>> variableFiles(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        List<Map.Entry<String, byte[]>> files = new ArrayList<>();
        for (String first : List.of("terraform.tfvars", "terraform.tfvars.json")) {
            if (variableFiles.containsKey(prefix + first)) {
                files.add(Map.entry(first, variableFiles.get(prefix + first)));
            }
        }
        variableFiles.forEach((path, content) -> {
            String name = path.startsWith(prefix) ? path.substring(prefix.length()) : "/";
            if (!name.contains("/") && (name.endsWith(".auto.tfvars") || name.endsWith(".auto.tfvars.json"))) {
                files.add(Map.entry(name, content));
            }
        });
        return files;
    }

    /** The folders with Terraform files, without hidden ones. */
    public SortedSet<String> terraformFolders() {
        SortedSet<String> folders = new TreeSet<>();
        for (String name : terraformFiles.keySet()) {
            folders.add(name.substring(0, Math.max(name.lastIndexOf('/'), 0)));
        }
        return folders;
    }

    /**
     * The folder of the root module, without {@code .} and {@code ..}.
     *
     * @throws JobFailedException if the zip has no such folder, or no configuration there
     */
    public String rootModule(String workingDirectory) throws JobFailedException {
        Optional<String> folder = workingDirectory.startsWith("/")
                ? Optional.empty()
                : resolve("", workingDirectory).filter(this::hasFolder);
        if (folder.isEmpty()) {
            throw new JobFailedException(
                    "INVALID_WORKING_DIRECTORY",
                    List.of(Diagnostic.nowhere(
                            "Invalid working directory",
                            "The stack's zip does not contain the folder \"" + workingDirectory
                                    + "\". Set the working directory to the folder of the zip that contains the"
                                    + " .tf files.")));
        }
        if (terraformFiles(folder.get()).isEmpty()) {
            throw new JobFailedException(Diagnostic.nowhere(
                    "No configuration files",
                    "Resource Manager's jobs require configuration to be present. The working directory contains no"
                            + " .tf file."));
        }
        return folder.get();
    }

    /** A file's name as messages show it: relative to the folder of the root module. */
    public static String shown(String rootModule, String folder, String name) {
        String prefix = rootModule.isEmpty() ? "" : rootModule + "/";
        String path = folder.isEmpty() ? name : folder + "/" + name;
        StringBuilder up = new StringBuilder();
        while (!path.startsWith(prefix)) {
            prefix = prefix.substring(0, prefix.lastIndexOf('/', prefix.length() - 2) + 1);
            up.append("../");
        }
        return up + path.substring(prefix.length());
    }

    /** Writes all files to a new folder. */
    public void unpack(Path folder) throws IOException {
        for (Map.Entry<String, Path> zip : zips.entrySet()) {
            unpack(zip.getValue(), folder.resolve(zip.getKey()));
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                Path path = folder.resolve(resolve("", entry.getName()).orElseThrow());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.resolveSibling("."));
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, path);
                    }
                }
            }
        }
    }

    /** Returns the digest of a file. */
    public Optional<String> digest(String path) {
        return Optional.ofNullable(digests.get(path));
    }

    private static JobFailedException refused(String reason) {
        return new JobFailedException(
                "TERRAFORM_CONFIG_UNZIP_FAILED",
                List.of(Diagnostic.nowhere(
                        "Terraform config zip could not be unpacked",
                        "Cannot unpack the stack's zip: " + reason + ".")));
    }
}
