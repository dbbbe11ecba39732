package dev.featurestore.operator.bundle;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the bundled stack: resources in the folder {@code feature-store-stack}, which {@code feature-store-stack.index}
 * lists, a path to a line; {@code feature-store-stack.console-variables} is a table of variables for the console.
 */
final class ClassPathSource {
    private static final String FOLDER = "feature-store-stack";
    private static final String INDEX = "feature-store-stack.index";
    private static final String CONSOLE_VARIABLES = "feature-store-stack.console-variables";

    private final ClassLoader loader;
    private final Problems problems;

    ClassPathSource(ClassLoader loader, Problems problems) {
        this.loader = loader;
        this.problems = problems;
    }

    List<StackFile> read() {
        List<StackFile> files = new ArrayList<>();
        try {
            String index = new String(readResource(loader, INDEX), StandardCharsets.UTF_8);
            for (String line : index.split("\n", -1)) {
                String name = line.strip();
                if (!name.isEmpty()) {
                    String resource = FOLDER + "/" + name;
                    files.add(new StackFile(name, resource, new Resource(loader, resource)));
                }
            }
        } catch (IOException absent) {
            problems.addOfStack(
                    Location.ofFile(INDEX),
                    "",
                    "the bundled stack is not on the class path",
                    "Add dev.featurestore:feature-store-stack to the class path, or set spec.stack.source");
        }
        return files;
    }

    ConsoleVariables consoleVariables() {
        try {
            return ConsoleVariables.of(new String(readResource(loader, CONSOLE_VARIABLES), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException absent) {
            return ConsoleVariables.NONE;
        }
    }

    private static byte[] readResource(ClassLoader loader, String resource) throws IOException {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return in.readAllBytes();
        }
    }

    private record Resource(ClassLoader loader, String name) implements StackFile.Content {
        @Override
        public byte[] read() throws IOException {
            return readResource(loader, name);
        }
    }
}
