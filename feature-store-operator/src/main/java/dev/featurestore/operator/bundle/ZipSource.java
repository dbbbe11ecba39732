package dev.featurestore.operator.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads a stack from a zip. Does not trust the declared sizes: no entry is read beyond the limit. The contents of a
 * large zip are not kept in memory, but read again.
 */
final class ZipSource {
    private static final int LONGEST_TARGET = 4096;

    private final Path zip;
    private final String shownZip;
    private final Location place;
    private final SizeLimits limits;
    private final Problems problems;
    private final Contents contents;
    private long kept;
    private final List<StackFile> files = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Set<String> links = Set.of();
    private final Map<String, ZipEntry> targets = new TreeMap<>();

    /**
     * A zip.
     *
     * @param place location of the zip in the configuration, for problems of the whole zip
     * @param contents checks the names and sizes of the files
     */
    ZipSource(Path zip, String shownZip, Location place, SizeLimits limits, Contents contents, Problems problems) {
        this.zip = zip;
        this.shownZip = shownZip;
        this.place = place;
        this.limits = limits;
        this.problems = problems;
        this.contents = contents;
    }

    List<StackFile> read() {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            links = ZipLinks.in(zip);
            Enumeration<? extends ZipEntry> entries = file.entries();
            boolean fits = true;
            while (fits && entries.hasMoreElements()) {
                fits = visit(file, entries.nextElement());
            }
            refuseFilesInFiles();
            if (fits && !targets.isEmpty()) {
                Map<String, String> texts = new TreeMap<>();
                for (Map.Entry<String, ZipEntry> link : targets.entrySet()) {
                    texts.put(link.getKey(), new String(read(file, link.getValue(), LONGEST_TARGET), UTF_8));
                }
                files.addAll(new LinkedFiles(files, texts, shownZip, contents, problems).read());
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            problems.addOfStack(
                    place,
                    StackReader.SOURCE_PATH,
                    shownZip + " is not a readable zip",
                    "Pack the files of the stack again");
        }
        return files;
    }

    private boolean visit(ZipFile file, ZipEntry entry) throws IOException {
        String name = entry.getName();
        String shown = shownZip + "!/" + name;
        if (leadsOut(name)) {
            refuse(shown, "the name leads out of the zip");
            return true;
        }
        String[] parts = (entry.isDirectory() ? name.substring(0, name.length() - 1) : name).split("/", -1);
        Optional<String> leftOut = contents.leftOut(entry.isDirectory() ? name.substring(0, name.length() - 1) : name);
        if (leftOut.isPresent()) {
            contents.addLeftOut(leftOut.get(), Math.max(entry.getSize(), 0));
            return true;
        }
        for (int i = 0; i < parts.length; i++) {
            boolean folder = i < parts.length - 1 || entry.isDirectory();
            if (!(folder ? contents.admitsFolder(parts[i], shown, i + 1) : contents.admitsFile(parts[i], shown))) {
                return true;
            }
        }
        if (entry.isDirectory()) {
            return true;
        }
        if (!names.add(name)) {
            refuse(shown, "duplicate name");
            return true;
        }
        if (links.contains(name)) {
            targets.put(name, entry);
            return true;
        }
        byte[] bytes = read(file, entry, (int) limits.file() + 1);
        boolean keeps = kept + bytes.length <= SizeLimits.LARGEST_ZIP;
        kept += keeps ? bytes.length : 0;
        files.add(new StackFile(name, shown, keeps ? new Bytes(bytes) : new Zipped(zip, name)));
        return contents.admitsSize(name, shown, bytes.length);
    }

    private static byte[] read(ZipFile file, ZipEntry entry, int most) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            return in.readNBytes(most);
        }
    }

    private void refuseFilesInFiles() {
        for (StackFile file : files) {
            String name = file.name();
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                if (names.contains(name.substring(0, slash))) {
                    refuse(file.shown(), name.substring(0, slash) + " is a file and a folder");
                }
            }
        }
    }

    private void refuse(String shown, String message) {
        problems.addOfStack(Location.ofFile(shown), "", message, "Pack the files of the stack again");
    }

    private static boolean leadsOut(String name) {
        return name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || name.indexOf('\0') >= 0
                || ("/" + name + "/").contains("/../")
                || ("/" + name).contains("/./")
                || name.contains("//");
    }

    private static final class Bytes implements StackFile.Content {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public byte[] read() {
            return bytes.clone();
        }
    }

    private record Zipped(Path zip, String name) implements StackFile.Content {
        @Override
        public byte[] read() throws IOException {
            try (ZipFile file = new ZipFile(zip.toFile())) {
                ZipEntry entry = file.getEntry(name);
                if (entry == null) {
                    throw new NoSuchFileException(name);
                }
                try (InputStream in = file.getInputStream(entry)) {
                    return in.readNBytes((int) SizeLimits.BUCKET.file());
                }
            }
        }
    }
}
