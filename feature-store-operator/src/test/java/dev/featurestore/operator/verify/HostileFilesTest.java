package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in the place of the configuration: one clear problem, in a small heap. */
class HostileFilesTest {
    @TempDir
    Path folder;

    /** Verifies each file of a folder, in a JVM of its own. */
    static final class Goals {
        private Goals() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            LocalVerifier verifier = new LocalVerifier(folder, Goals.class.getClassLoader(), SomeValues.none());
            for (int i = 1; i < arguments.length; i++) {
                for (Problem problem :
                        verifier.verify(folder.resolve(arguments[i])).problems()) {
                    System.out.println(problem.text());
                }
            }
        }
    }

    private void write(String name, Consumer<StringBuilder> text) throws IOException {
        StringBuilder content = new StringBuilder();
        text.accept(content);
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void endInOneClearProblemEach() throws Exception {
        try (OutputStream large = Files.newOutputStream(folder.resolve("large"))) {
            byte[] line = "kind: operator # and so on and so forth\n".repeat(25).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 50_000; i++) {
                large.write(line);
            }
        }
        byte[] binary = new byte[500_000];
        new Random(1).nextBytes(binary);
        binary[0] = (byte) 0x89;
        Files.write(folder.resolve("binary"), binary);
        Files.write(folder.resolve("zeros"), new byte[1000]);
        Files.write(folder.resolve("utf16"), "\uFEFFkind: operator\n".getBytes(StandardCharsets.UTF_16LE));
        Files.createFile(folder.resolve("empty"));
        write("blank", text -> text.append("\n \n\r\n"));
        write("tabs", text -> text.append("kind: operator\nspec:\n\tregion: a\n"));
        write("documents", text -> text.append("kind: operator\n").append("---\nkind: operator\n".repeat(50_000)));
        write("brackets", text -> text.append("[".repeat(1_000_000)));
        write("braces", text -> text.append("a: ").append("{a: ".repeat(250_000)));
        write("dashes", text -> text.append("- ".repeat(500_000)));
        write("questions", text -> text.append("? ".repeat(500_000)));
        write("quotes", text -> text.append("a: \"").append("x".repeat(1_000_000)));
        write(
                "lines",
                text -> text.append("a: |\n").append(" x\n".repeat(300_000)).append("b\n"));
        write("values", text -> text.append("a: [").append("1,".repeat(500_000)).append("1]"));
        write("keys", text -> {
            for (int i = 0; i < 80_000; i++) {
                text.append('k').append(i).append(": 1\n");
            }
        });
        write("duplicates", text -> text.append("kind: operator\n".repeat(40_000)));
        write("aliases", text -> {
            text.append("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
            for (int i = 1; i < 30; i++) {
                String alias = "*a" + (i - 1);
                text.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
            }
        });
        write("merges", text -> {
            text.append("m0: &m0 {a: 1, b: 2}\n");
            for (int i = 1; i < 60; i++) {
                text.append("m" + i + ": &m" + i + " {<<: [*m" + (i - 1) + ", *m" + (i - 1) + "]}\n");
            }
        });

        String told = run(
                "large",
                "binary",
                "zeros",
                "utf16",
                "empty",
                "blank",
                "tabs",
                "documents",
                "brackets",
                "braces",
                "dashes",
                "questions",
                "quotes",
                "lines",
                "values",
                "keys",
                "duplicates",
                "aliases",
                "merges");

        assertThat(told).doesNotContain("Exception", "Error:", "\tat ");
        assertThat(Arrays.stream(told.split("\n"))
                        .filter(line -> !line.startsWith("keys:") && !line.startsWith("duplicates:1:1 ")))
                .containsExactly(
                        "large  the file is larger than 1 MiB",
                        "binary:1:1  must be text in UTF-8, but is binary data",
                        "zeros:1:1  the control character \"\\u0000\" is not allowed",
                        "utf16:1:1  must be text in UTF-8, but is text in UTF-16",
                        "empty:1:1  must have the keys kind, type, version and spec, but is empty",
                        "blank:1:1  must have the keys kind, type, version and spec, but is empty",
                        "tabs:3:1  YAML error: found character '\\t(TAB)' that cannot start any"
                                + " token. (Do not use \\t(TAB) for indentation)",
                        "documents:3:1  a second document is not allowed",
                        "brackets:1:52  nested deeper than 50 levels",
                        "braces:1:201  nested deeper than 50 levels",
                        "dashes:1:103  nested deeper than 50 levels",
                        "questions:1:103  nested deeper than 50 levels",
                        "quotes:1:1000005  YAML error: found unexpected end of stream",
                        "lines:300003:1  YAML error: could not find expected ':'",
                        "values:1:200003  more than 100000 values with all aliases resolved",
                        "duplicates:2:1  kind: duplicate key (first in line 1)",
                        "aliases:5:55  more than 100000 values with all aliases resolved",
                        "merges:14:6  more than 100000 values with all aliases resolved");
    }

    private String run(String... files) throws Exception {
        String[] command = new String[7 + files.length];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command[1] = "-Xmx200m";
        command[2] = "-Xss512k";
        command[3] = "-cp";
        command[4] = System.getProperty("java.class.path");
        command[5] = Goals.class.getName();
        command[6] = folder.toString();
        System.arraycopy(files, 0, command, 7, files.length);
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        return output;
    }
}
