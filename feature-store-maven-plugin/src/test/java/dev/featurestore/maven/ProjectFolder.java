package dev.featurestore.maven;

import java.nio.file.Path;

/** The folder that the README is in. */
final class ProjectFolder {

    private ProjectFolder() {}

    static Path path() {
        String root = System.getProperty("project.root");
        return root == null ? Path.of("..").toAbsolutePath().normalize() : Path.of(root);
    }
}
