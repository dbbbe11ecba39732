package dev.featurestore.emulator.terraform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folders in which Terraform finds installed providers without a network ("Implied Local Mirror Directories",
 * "Provider Plugin Cache" and "Explicit Installation Method Configuration" of Terraform's documentation).
 *
 * @param folders the folders, whether they exist or not
 */
record ProviderMirrors(List<Path> folders) {

    private static final List<String> SETTINGS = List.of(".terraformrc", ".tofurc");

    /** Matches a folder in Terraform's settings: the plugin cache, or a {@code filesystem_mirror}. */
    private static final Pattern FOLDER = Pattern.compile("(?m)^\\s*(?:plugin_cache_dir|path)\\s*=\\s*\"([^\"]+)\"");

    private static final Pattern NAME = Pattern.compile("\\$(\\w+)|\\$\\{(\\w+)}");

    ProviderMirrors {
        folders = List.copyOf(folders);
    }

    /**
     * Returns the folders of a user.
     *
     * @param environment the user's environment variables, which have the paths of some of them
     * @param home the user's home folder
     */
    static ProviderMirrors of(Map<String, String> environment, Path home) {
        List<String> candidates = new ArrayList<>();
        add(candidates, environment.get("TF_PLUGIN_CACHE_DIR"), "");
        settings(environment, home).forEach(file -> candidates.addAll(folders(file, environment)));
        candidates.add(home + "/.terraform.d/plugins");
        add(candidates, environment.get("APPDATA"), "/terraform.d/plugins");
        add(candidates, environment.getOrDefault("XDG_DATA_HOME", home + "/.local/share"), "/terraform/plugins");
        for (String shared : environment
                .getOrDefault("XDG_DATA_DIRS", "/usr/local/share" + File.pathSeparator + "/usr/share")
                .split(File.pathSeparator, -1)) {
            add(candidates, shared, "/terraform/plugins");
        }
        Set<Path> folders = new LinkedHashSet<>();
        for (String candidate : candidates) {
            try {
                folders.add(Path.of(candidate).toAbsolutePath().normalize());
            } catch (InvalidPathException e) {
                // Not a path, so not a folder.
            }
        }
        return new ProviderMirrors(List.copyOf(folders));
    }

    /**
     * Whether a provider is installed for this machine.
     *
     * @param source its source address; without a host, of any public registry
     */
    boolean has(String source) {
        return !InstalledProvider.of(this, source).isEmpty();
    }

    private static void add(List<String> candidates, @Nullable String folder, String below) {
        if (folder != null && !folder.isBlank()) {
            candidates.add(folder + below);
        }
    }

    private static List<Path> settings(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("TF_CLI_CONFIG_FILE", "");
        return named.isEmpty()
                ? SETTINGS.stream().map(home::resolve).toList()
                : List.of(home.resolve(named).normalize());
    }

    private static List<String> folders(Path settings, Map<String, String> environment) {
        List<String> folders = new ArrayList<>();
        try {
            Matcher folder = FOLDER.matcher(Files.readString(settings));
            while (folder.find()) {
                folders.add(NAME.matcher(folder.group(1)).replaceAll(name -> {
                    String variable = name.group(1) == null ? name.group(2) : name.group(1);
                    return Matcher.quoteReplacement(environment.getOrDefault(variable, ""));
                }));
            }
        } catch (IOException e) {
            // Most users have no settings file; Terraform cannot read an unreadable one either.
            return List.of();
        }
        return folders;
    }
}
