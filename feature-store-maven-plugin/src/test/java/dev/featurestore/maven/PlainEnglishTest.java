package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sources and the documentation use the terms of the field: {@code words.txt} lists what they do not say. */
class PlainEnglishTest {

    private static final Pattern LITERAL = Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Set<String> TEXTS =
            Set.of("java", "jte", "js", "tf", "tfvars", "yaml", "yml", "md", "txt", "properties", "groovy");

    @Test
    void sourcesAndDocumentationUseTheTermsOfTheField() throws IOException {
        Words words = Words.read();
        Set<Words.Allowed> used = new LinkedHashSet<>();
        List<String> found = new ArrayList<>();
        List<Path> files = files();
        for (Path file : files) {
            String path = ProjectFolder.path().relativize(file).toString().replace('\\', '/');
            String text = Files.readString(file);
            lines(text, 0, words.everywhere()).forEach(hit -> add(path, hit, words, used, found));
            if (path.endsWith(".java")) {
                Matcher literals = LITERAL.matcher(text);
                while (literals.find()) {
                    lines(literals.group(), lineOf(text, literals.start()), words.inMessages())
                            .forEach(hit -> add(path, hit, words, used, found));
                }
            } else {
                lines(text, 0, words.inMessages()).forEach(hit -> add(path, hit, words, used, found));
            }
        }

        assertThat(files).hasSizeGreaterThan(800);
        assertThat(found).isEmpty();
        assertThat(words.allowed())
                .as("entries of words.txt that allow nothing")
                .allMatch(used::contains);
    }

    @Test
    void findsAWordInANameAndInASentence() throws IOException {
        Words words = Words.read();

        assertThat(lines("boolean userCanMend;", 0, words.everywhere())).hasSize(1);
        assertThat(lines("/*\n * It is not to\n * be had.", 0, words.everywhere()))
                .extracting(Hit::number)
                .containsExactly(2);
        assertThat(lines("// Whoever reads it is told.", 0, words.everywhere())).hasSize(2);
        assertThat(lines("recommend, amendment, intellect, retell", 0, words.everywhere()))
                .isEmpty();
    }

    private static void add(String path, Hit hit, Words words, Set<Words.Allowed> used, List<String> found) {
        words.allowed().stream()
                .filter(allowed -> allowed.matches(path, hit.line()))
                .findFirst()
                .ifPresentOrElse(
                        used::add,
                        () -> found.add(path + ":" + hit.number() + ": \"" + hit.word() + "\" (" + hit.instead() + "): "
                                + hit.line().strip()));
    }

    private static List<Hit> lines(String text, int before, List<Words.Forbidden> forbidden) {
        List<String> lines = text.lines().toList();
        String plain = CAMEL.matcher(text).replaceAll(" ").replace('_', ' ').toLowerCase(Locale.ROOT);
        List<Hit> hits = new ArrayList<>();
        for (Words.Forbidden word : forbidden) {
            Matcher matcher = word.pattern().matcher(plain);
            while (matcher.find()) {
                int line = lineOf(plain, matcher.start());
                hits.add(new Hit(before + line + 1, matcher.group(), word.instead(), lines.get(line)));
            }
        }
        return hits;
    }

    private static int lineOf(String text, int position) {
        return (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private static List<Path> files() throws IOException {
        Path root = ProjectFolder.path();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> top = Files.list(root)) {
            for (Path entry : top.sorted().toList()) {
                if (entry.getFileName().toString().endsWith(".md")) {
                    files.add(entry);
                }
                Path readme = entry.resolve("README.md");
                if (!entry.endsWith("docs") && Files.isRegularFile(readme)) {
                    files.add(readme);
                }
                Path main = entry.resolve("src/main");
                if (Files.isDirectory(main)) {
                    files.addAll(texts(main));
                }
            }
        }
        files.addAll(texts(root.resolve("docs")));
        files.addAll(texts(root.resolve("src/it")));
        return files;
    }

    private static List<Path> texts(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> TEXTS.contains(extension(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** A forbidden word in a line. */
    private record Hit(int number, String word, String instead, String line) {}
}
