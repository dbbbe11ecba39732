package dev.featurestore.operator.verify;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stack for tests, as a folder and as the resources of a class loader. */
public final class SmallStack {
    private SmallStack() {}

    /** Writes the stack's files to a folder. */
    public static Path into(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : new String[] {"variables.tf", "outputs.tf"}) {
            try (InputStream in = requireNonNull(SmallStack.class.getResourceAsStream("/small-stack/" + name))) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
        return folder;
    }

    /** A class loader that has the stack as the bundled one. */
    public static ClassLoader bundled(Path folder) throws IOException {
        into(folder.resolve("feature-store-stack"));
        Files.writeString(folder.resolve("feature-store-stack.index"), "outputs.tf\nvariables.tf\n");
        return loader(folder);
    }

    private static ClassLoader loader(Path folder) throws MalformedURLException {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    }
}
