package dev.featurestore.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The table of operations, {@code operations.txt}. */
final class Operations {

    private Operations() {}

    /** A line of it; the head of the file says what is in its columns. */
    record Operation(
            String name,
            String method,
            String path,
            String body,
            int status,
            String shape,
            List<String> headers,
            List<String> documented) {

        static Operation parse(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            List<String> call = List.of(cells.get(1).split(" ", 2));
            return new Operation(
                    cells.get(0),
                    call.get(0),
                    call.get(1),
                    cells.get(2),
                    Integer.parseInt(cells.get(3)),
                    cells.get(4),
                    words(cells.get(5)),
                    words(cells.get(6)));
        }

        private static List<String> words(String cell) {
            return cell.isEmpty() ? List.of() : List.of(cell.split(" +", -1));
        }

        /** Whether its etags are digests, as Resource Manager's are. */
        boolean withDigests() {
            return !path.startsWith("/n");
        }

        boolean retried() {
            return documented.contains("retry");
        }

        /** The code of the 412 for another etag. */
        Optional<String> otherEtag() {
            return documented.stream()
                    .filter(word -> word.startsWith("412="))
                    .map(word -> word.substring("412=".length()))
                    .findFirst();
        }

        /** The code of the 404 for an unknown identifier. */
        Optional<String> unknown() {
            return documented.stream()
                    .filter(word -> !word.startsWith("412=") && !word.equals("retry"))
                    .findFirst();
        }

        /** The path with an unknown identifier in place of its last placeholder. */
        String unknownPath() {
            int open = path.lastIndexOf('{');
            int close = path.indexOf('}', open);
            // What narrows a list is no identifier of it.
            if (path.lastIndexOf('?', open) >= 0 && !path.matches(".*(uploadId|versionId)=.*")) {
                open = path.indexOf('{');
                close = path.indexOf('}');
            }
            return path.substring(0, open) + "unknown" + path.substring(close + 1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Operation> all() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Operations.class.getResourceAsStream("/operations.txt")),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Operation::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
