package dev.featurestore.operator.bundle;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The files that the links in a zip lead to, each at the place of its link, as {@link FolderSource} reads those of a folder. */
final class LinkedFiles {
    /** Maximum number of links on the way to a file, as in Linux. */
    private static final int MOST_ON_THE_WAY = 40;

    /** Maximum number of links in all, those in linked folders included: links can double others many times. */
    private static final int MOST_LINKS = 10_000;

    private final TreeMap<String, StackFile> files = new TreeMap<>();
    private final Map<String, String> links;
    private final String shownZip;
    private final Contents contents;
    private final Problems problems;
    private final Set<String> folders = new HashSet<>(Set.of(""));
    private final List<StackFile> found = new ArrayList<>();
    private int followed;
    private int onTheWay;

    /**
     * @param files the files of the zip without its links
     * @param links the target of each link, by its name in the zip
     * @param contents checks the names and sizes of the files
     */
    LinkedFiles(
            List<StackFile> files, Map<String, String> links, String shownZip, Contents contents, Problems problems) {
        this.links = new TreeMap<>(links);
        this.shownZip = shownZip;
        this.contents = contents;
        this.problems = problems;
        files.forEach(file -> this.files.put(file.name(), file));
        this.files.keySet().forEach(this::addFolders);
        links.keySet().forEach(this::addFolders);
    }

    private void addFolders(String name) {
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            folders.add(name.substring(0, slash));
        }
    }

    List<StackFile> read() {
        for (String link : links.keySet()) {
            if (!follow(link, link, new ArrayDeque<>(around(link)))) {
                break;
            }
        }
        return found;
    }

    /** The folders that a name is in. */
    private static List<String> around(String name) {
        List<String> around = new ArrayList<>(List.of(""));
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            around.add(name.substring(0, slash));
        }
        return around;
    }

    /**
     * Adds what a link leads to.
     *
     * @param link its name in the zip
     * @param path the place in the bundle
     * @param open the folders that the place is in, by their names in the zip
     * @return false ends the search
     */
    private boolean follow(String link, String path, Deque<String> open) {
        followed++;
        if (followed > MOST_LINKS) {
            refuse(path, "more than " + MOST_LINKS + " links in " + shownZip, "Replace links with copies");
            return false;
        }
        onTheWay = 0;
        Optional<String> target = resolved(parent(link), links.getOrDefault(link, ""));
        if (target.isEmpty()) {
            return refuse(path, "the link leads out of " + shownZip, "Replace the link with a copy");
        }
        StackFile file = files.get(target.get());
        if (file != null) {
            return add(file, path);
        }
        if (!folders.contains(target.get())) {
            return refuse(
                    path, "cannot read the file", "Check its permissions and, for a link, its target, or delete it");
        }
        if (open.contains(target.get())) {
            return refuse(path, "the link leads back to a folder that it is in", "Replace the link with a copy");
        }
        return folder(target.get(), path, open);
    }

    private boolean folder(String folder, String path, Deque<String> open) {
        String inside = folder.isEmpty() ? "" : folder + "/";
        for (StackFile file : files.tailMap(inside).values()) {
            if (!file.name().startsWith(inside)) {
                break;
            }
            if (!add(file, path + "/" + file.name().substring(inside.length()))) {
                return false;
            }
        }
        for (String link : links.keySet()) {
            if (link.startsWith(inside)) {
                Deque<String> inner = new ArrayDeque<>(open);
                inner.addAll(around(link).stream()
                        .filter(name -> name.equals(folder) || name.startsWith(inside))
                        .toList());
                if (!follow(link, path + "/" + link.substring(inside.length()), inner)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean add(StackFile file, String path) {
        String shown = shown(path);
        String[] parts = path.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!(i < parts.length - 1
                    ? contents.admitsFolder(parts[i], shown, i + 1)
                    : contents.admitsFile(parts[i], shown))) {
                return true;
            }
        }
        if (contents.leftOut(path).isPresent()) {
            return true;
        }
        found.add(new StackFile(path, shown, file.content()));
        return contents.admitsSize(path, shown, Bundler.read(file).length);
    }

    /** The place that a path leads to from a folder, with all links on the way; empty if it is outside of the zip. */
    private Optional<String> resolved(String folder, String path) {
        if (path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf(':') >= 0) {
            return Optional.empty();
        }
        String at = folder;
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                if (at.isEmpty()) {
                    return Optional.empty();
                }
                at = parent(at);
            } else if (!name.isEmpty() && !name.equals(".")) {
                String next = at.isEmpty() ? name : at + "/" + name;
                String target = links.get(next);
                if (target != null) {
                    onTheWay++;
                    // A link to itself leads nowhere, like one to a missing file.
                    Optional<String> real = onTheWay > MOST_ON_THE_WAY ? Optional.of(next) : resolved(at, target);
                    if (real.isEmpty()) {
                        return real;
                    }
                    next = real.get();
                }
                at = next;
            }
        }
        return Optional.of(at);
    }

    private boolean refuse(String path, String message, String hint) {
        problems.addOfStack(Location.ofFile(shown(path)), "", message, hint);
        return true;
    }

    private String shown(String path) {
        return shownZip + "!/" + path;
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(name.lastIndexOf('/'), 0));
    }
}
