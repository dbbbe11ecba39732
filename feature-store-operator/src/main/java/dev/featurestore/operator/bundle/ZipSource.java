package dev.featurestore.operator.bundle;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a stack from a zip. The sizes that the zip declares are not believed: no entry is read beyond the limit. */
final class ZipSource {
    private final Path zip;
    private final String shownZip;
    private final Problems problems;
    private final Contents contents;
    private final List<StackFile> files = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    ZipSource(Path zip, String shownZip, Problems problems) {
        this.zip = zip;
        this.shownZip = shownZip;
        this.problems = problems;
        this.contents = new Contents(shownZip, problems);
    }

    List<StackFile> read() {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            boolean fits = true;
            while (fits && entries.hasMoreElements()) {
                fits = visit(file, entries.nextElement());
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            problems.addOfStack(
                    Location.ofFile(shownZip),
                    "",
                    "expected a folder or a zip, found a file that is no readable zip",
                    "pack the stack's files again");
        }
        return files;
    }

    private boolean visit(ZipFile file, ZipEntry entry) throws IOException {
        String name = entry.getName();
        String shown = shownZip + "!/" + name;
        if (leadsOut(name)) {
            refuse(shown, "expected names of files in the zip, found one that leads out of it");
            return true;
        }
        String[] parts = (entry.isDirectory() ? name.substring(0, name.length() - 1) : name).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            if (Contents.isLeftOut(parts[i])) {
                return true;
            }
            boolean folder = i < parts.length - 1 || entry.isDirectory();
            if (!(folder ? contents.admitsFolder(parts[i], shown) : contents.admitsFile(parts[i], shown))) {
                return true;
            }
        }
        if (entry.isDirectory()) {
            return true;
        }
        if (!names.add(name)) {
            refuse(shown, "expected each name once, found it a second time");
            return true;
        }
        byte[] bytes;
        try (InputStream in = file.getInputStream(entry)) {
            bytes = in.readNBytes((int) Contents.LARGEST_ZIP + 1);
        }
        files.add(new StackFile(name, shown, new Bytes(bytes)));
        return contents.admitsSize(name, bytes.length);
    }

    private void refuse(String shown, String message) {
        problems.addOfStack(Location.ofFile(shown), "", message, "pack the stack's files again");
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
}
