package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.problem.Utf8;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the one document of a YAML file. */
public final class YamlParser {
    /** Files with more bytes than this are not read. */
    public static final int LONGEST = 1 << 20;

    private final String file;
    private final Problems problems;

    /**
     * A parser of one file.
     *
     * @param file its name as shown
     * @param problems receives what prevents the text from being read, and duplicate keys
     */
    public YamlParser(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The value of the document; empty without a document, or, with a problem, if it cannot be read. */
    public Optional<YamlValue> parse(byte[] bytes) {
        Utf8 decoded = Utf8.decode(file, bytes);
        if (decoded instanceof Utf8.Malformed malformed) {
            problems.add(
                    malformed.location(),
                    "",
                    "must be text in UTF-8, but is " + malformed.found(),
                    "Save the file as UTF-8");
            return Optional.empty();
        }
        return parse(((Utf8.Text) decoded).text());
    }

    /** The value of a document that is text already; see {@link #parse(byte[])}. */
    public Optional<YamlValue> parse(String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        Events events = new Events(new Parse(settings).parseString(text).iterator());
        try {
            return new YamlTree(file, problems).document(events);
        } catch (YamlRejected rejected) {
            problems.add(rejected.location(), rejected.path(), rejected.summary(), rejected.hint());
        } catch (MarkedYamlEngineException malformed) {
            Mark mark = malformed.getProblemMark().or(malformed::getContextMark).orElse(null);
            Location location =
                    mark == null ? Location.ofFile(file) : new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
            Optional<InvisibleCharacter> invisible = invisible(text, malformed);
            if (invisible.isPresent()) {
                problems.add(
                        locate(text, invisible.get().index()),
                        "",
                        "YAML error: " + invisible.get().description(),
                        invisible.get().hint());
                return Optional.empty();
            }
            String problem = oneLine(malformed.getProblem());
            problems.add(location, "", "YAML error: " + problem, hint(problem));
        } catch (ReaderException unreadable) {
            problems.add(
                    locate(text, unreadable.getPosition()),
                    "",
                    "the control character " + YamlText.quoted(character(unreadable)) + " is not allowed",
                    "Delete that character");
        } catch (YamlEngineException malformed) {
            // The scanner reports some errors without a place, such as a bracket that is closed at the start of a line.
            String problem = oneLine(String.valueOf(malformed.getMessage()));
            problems.add(events.place(file), "", "YAML error: " + problem, hint(problem));
        }
        return Optional.empty();
    }

    /** The parser's events, and the place that it has reached. */
    private static final class Events implements Iterator<Event> {
        private final Iterator<Event> events;
        private Optional<Mark> reached = Optional.empty();

        Events(Iterator<Event> events) {
            this.events = events;
        }

        @Override
        public boolean hasNext() {
            return read(events::hasNext);
        }

        @Override
        public Event next() {
            Event event = read(events::next);
            reached = event.getEndMark();
            return event;
        }

        /** The scanner does not check that the digits of an escape are complete. */
        private static <T> T read(Supplier<T> reading) {
            try {
                return reading.get();
            } catch (IllegalArgumentException e) {
                throw new YamlEngineException("an escape in double quotes is incomplete", e);
            }
        }

        Location place(String file) {
            return reached.map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElseGet(() -> Location.ofFile(file));
        }
    }

    /** An invisible character in the lines of an error, except for comments. */
    private static Optional<InvisibleCharacter> invisible(String text, MarkedYamlEngineException malformed) {
        int last = malformed.getProblemMark().map(Mark::getLine).orElse(0);
        int first = Math.max(0, malformed.getContextMark().map(Mark::getLine).orElse(last) - 1);
        int start = 0;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            boolean about = number >= first && number <= last && !line.strip().startsWith("#");
            Optional<InvisibleCharacter> found = about ? InvisibleCharacter.in(line) : Optional.empty();
            if (found.isPresent()) {
                return Optional.of(new InvisibleCharacter(
                        start + found.get().index(), found.get().codePoint()));
            }
            start += line.length() + 1;
            number++;
        }
        return Optional.empty();
    }

    private static String character(ReaderException unreadable) {
        return new String(Character.toChars(unreadable.getCodePoint()));
    }

    private Location locate(String text, int position) {
        int end = Math.min(position, text.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Location(file, line, end - lineStart + 1);
    }

    private static String oneLine(String problem) {
        return problem.replace('\n', ' ').strip();
    }

    /** The hint for the most frequent errors, recognized by the messages of snakeyaml-engine's scanner and parser. */
    private static String hint(String problem) {
        if (problem.contains("TAB") || problem.contains("\\t")) {
            return "Indent with spaces, not with tabs";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "Indent the line like its neighbors, and put a value that contains \": \" in quotes";
        }
        if (problem.contains("could not find expected ':'")) {
            return "Write \"key: value\", with a space after the colon";
        }
        if (problem.contains("quoted scalar") || problem.contains("unexpected end of stream")) {
            return "Close the quote of this value";
        }
        if (problem.contains("<block end>")) {
            return "Indent the line like its neighbors";
        }
        if (problem.contains("escape")) {
            return "Write all digits of the escape, as in \\u00e9, or use single quotes";
        }
        if (problem.contains("',' or") || problem.contains("first token in the current line")) {
            return "Close the bracket or brace, with commas between the items";
        }
        if (problem.contains("cannot start any token")
                || problem.contains("a comment or a line break")
                || problem.contains("chomping")
                || problem.contains("alphabetic or numeric")) {
            return "Put the value in quotes";
        }
        return "Compare this line with the one above, and put the value in quotes if it has special characters";
    }
}
