package dev.featurestore.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The snippets of a page of the documentation. */
final class Readme {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    private final String text;

    Readme() throws IOException {
        this("README.md");
    }

    /** @param page path of the page below the project's folder */
    Readme(String page) throws IOException {
        text = Files.readString(ProjectFolder.path().resolve(page));
    }

    String text() {
        return text;
    }

    /** The blocks of a language, in order. */
    List<String> blocks(String language) {
        Matcher blocks = BLOCK.matcher(text);
        Stream.Builder<String> found = Stream.builder();
        while (blocks.find()) {
            if (blocks.group(1).equals(language)) {
                found.add(blocks.group(2));
            }
        }
        return found.build().toList();
    }

    /** The commands of all shell blocks, in order, each on one line. */
    List<String> commands() {
        return blocks("shell").stream()
                .flatMap(b -> b.replace("\\\n", "").lines())
                .map(c -> c.strip().replaceAll("\\s+", " "))
                .toList();
    }
}
