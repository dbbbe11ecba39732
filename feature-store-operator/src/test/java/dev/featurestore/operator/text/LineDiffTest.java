package dev.featurestore.operator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(line -> "line " + line + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void equalTextsHaveNoDifference() {
        assertThat(LineDiff.of(lines(1, 5), lines(1, 5))).isEmpty();
        assertThat(LineDiff.of("", "")).isEmpty();
    }

    @Test
    void showsAChangeWithTheLinesAroundIt() {
        assertThat(LineDiff.of(lines(1, 9), lines(1, 9).replace("line 5", "new")))
                .containsExactly("  line 3", "  line 4", "- line 5", "+ new", "  line 6", "  line 7");
        assertThat(LineDiff.of(lines(1, 2), lines(1, 3))).containsExactly("  line 1", "  line 2", "+ line 3");
        assertThat(LineDiff.of("a\n", "")).containsExactly("- a");
    }

    @Test
    void leavesOutEqualLinesBetweenChanges() {
        assertThat(LineDiff.of(lines(1, 20), lines(2, 19)))
                .containsExactly("- line 1", "  line 2", "  line 3", "  ...", "  line 18", "  line 19", "- line 20");
    }

    @Test
    void aChangeThatIsTooLargeIsCounted() {
        String one = String.join("\n", Collections.nCopies(3_000, "a"));
        String other = String.join("\n", Collections.nCopies(3_000, "b"));

        assertThat(LineDiff.of(one, other)).containsExactly("- 3000 lines", "+ 3000 lines");
    }

    @Test
    void theRemovedLinesAreTheOldTextAndTheAddedOnesTheNew() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            String old = text(random);
            String now = text(random);
            // Short texts, of which no line is left out but those around the whole change.
            String shown = String.join("\n", LineDiff.of(old, now));
            assertThat(side(shown, '-', old)).as(old + "|" + now).isTrue();
            assertThat(side(shown, '+', now)).as(old + "|" + now).isTrue();
        }
    }

    private static boolean side(String diff, char sign, String text) {
        String side = diff.lines()
                .filter(line -> line.charAt(0) == sign || line.charAt(0) == ' ')
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
        return text.contains(side);
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 0, 3).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    }
}
