package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The {@code .tf} and {@code .tf.json} files of one directory, each of them read once. */
public final class ParsedFiles {

    private final List<ParsedFile> files;

    private ParsedFiles(List<ParsedFile> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Reads files.
     *
     * @param texts text of each file by its name as messages are to show it
     */
    public static ParsedFiles of(Map<String, String> texts) {
        return of(texts, JsonBlocks.NONE);
    }

    /**
     * Reads files.
     *
     * @param texts text of each file by its name as messages are to show it
     * @param types the nested blocks of provider types, for files in JSON syntax
     */
    public static ParsedFiles of(Map<String, String> texts, JsonBlocks types) {
        List<ParsedFile> files = new ArrayList<>();
        for (Map.Entry<String, String> file : new TreeMap<>(texts).entrySet()) {
            files.add(ParsedFile.of(file.getKey(), file.getValue(), types));
        }
        return new ParsedFiles(files);
    }

    /**
     * Whether Terraform reads a file, by its name: HCL or JSON syntax. Resource Manager takes both (OCI documentation, "Overview of
     * Resource Manager").
     */
    public static boolean isTerraform(String name) {
        return name.endsWith(".tf") || name.endsWith(".tf.json");
    }

    /** All files, in the order of their names. */
    public List<ParsedFile> all() {
        return files;
    }

    /** The contents of those that can be read, in the order of their names. */
    public List<Body> readable() {
        return files.stream().flatMap(file -> Stream.ofNullable(file.body)).toList();
    }

    /** A file that was read: what is in it, or why it cannot be read. */
    public static final class ParsedFile {

        private final String name;
        private final @Nullable Body body;
        private final @Nullable HclSyntaxException problem;

        private ParsedFile(String name, @Nullable Body body, @Nullable HclSyntaxException problem) {
            this.name = name;
            this.body = body;
            this.problem = problem;
        }

        private static ParsedFile of(String name, String text, JsonBlocks types) {
            try {
                Body body =
                        name.endsWith(".json") ? JsonBodyParser.parse(name, text, types) : BodyParser.parse(name, text);
                return new ParsedFile(name, body, null);
            } catch (HclSyntaxException malformed) {
                return new ParsedFile(name, null, malformed);
            }
        }

        /** Name of the file, as messages show it. */
        public String name() {
            return name;
        }

        /**
         * Arguments and blocks of the file.
         *
         * @throws HclSyntaxException if the file cannot be read
         */
        public Body body() throws HclSyntaxException {
            if (problem != null) {
                throw problem;
            }
            return Objects.requireNonNull(body);
        }
    }
}
