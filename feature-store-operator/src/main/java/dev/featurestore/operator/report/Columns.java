package dev.featurestore.operator.report;

import java.util.ArrayList;
import java.util.List;

/** Aligns texts in columns, with two blanks between them; the last column has no fixed width. */
final class Columns {

    private Columns() {}

    /** @param rows each with the same number of texts */
    static List<String> of(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column));
                if (column < row.size() - 1) {
                    line.append(" ".repeat(width(rows, column) - row.get(column).length() + 2));
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
