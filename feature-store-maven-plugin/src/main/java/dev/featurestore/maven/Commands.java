package dev.featurestore.maven;

import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * How this plugin's goals are typed where Maven was started: by their prefix if the POM names the plugin, otherwise by
 * the plugin's full name.
 */
record Commands(String plugin) {

    private static final String PREFIX = "mvn featurestore:";

    static Commands of(@Nullable MavenProject project, PluginDescriptor plugin) {
        boolean named = project != null && project.getPlugin(plugin.getPluginLookupKey()) != null;
        return new Commands(named ? plugin.getGoalPrefix() : plugin.getId());
    }

    /** The text, with the commands in it as they can be typed. */
    String spelt(String text) {
        return text.replace(PREFIX, "mvn " + plugin + ":");
    }
}
