package dev.featurestore.operator.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the template shows. All texts from outside are one line each and of limited length; the template escapes them for HTML.
 *
 * @param title title of the window
 * @param headline the result in one sentence
 * @param style the class of the color of the result
 * @param rehearsal whether it ran on the embedded cloud
 * @param figures numbers of resources
 * @param facts what ran where
 * @param failure lines about the failure; none after a success
 * @param code code of the failure
 * @param check the steps of the check, or why there was none
 * @param changes the plan, what loses data first
 * @param outputChanges outputs that the plan changes
 * @param cost what the plan costs
 * @param resources resources and their identifiers
 * @param assets style sheet and script
 */
public record PageContent(
        String title,
        String headline,
        String style,
        boolean rehearsal,
        List<Figure> figures,
        List<Fact> facts,
        Optional<String> code,
        List<String> failure,
        Optional<Check> check,
        Optional<Picture> picture,
        Optional<Timeline> timeline,
        List<PlannedChange> changes,
        List<Fact> outputChanges,
        Optional<Cost> cost,
        List<Fact> upgrade,
        List<Output> outputs,
        List<Fact> resources,
        Log log,
        PageAssets assets) {

    public PageContent {
        figures = List.copyOf(figures);
        facts = List.copyOf(facts);
        failure = List.copyOf(failure);
        changes = List.copyOf(changes);
        outputChanges = List.copyOf(outputChanges);
        upgrade = List.copyOf(upgrade);
        outputs = List.copyOf(outputs);
        resources = List.copyOf(resources);
    }

    /** Whether the page has a section below its head. */
    public boolean hasSections() {
        return check.isPresent()
                || hasPlan()
                || cost.isPresent()
                || picture.isPresent()
                || timeline.isPresent()
                || !outputs.isEmpty()
                || !resources.isEmpty()
                || !log.lines().isEmpty();
    }

    /** A number of resources. */
    public record Figure(String sign, String number, String words, String style) {}

    /**
     * A name and its value.
     *
     * @param link address in OCI's Console; empty if it has none
     */
    public record Fact(String name, String value, Optional<String> link) {
        static Fact of(String name, String value) {
            return new Fact(name, value, Optional.empty());
        }

        /** Whether the value is or has an OCID, a commit or a digest, which takes a line of its own. */
        public boolean isIdentifier() {
            return value.startsWith("ocid1.") || value.matches("[0-9a-f]{40,}( .*)?") || value.contains(" h1:");
        }
    }

    /**
     * An output; a sensitive one has no value.
     *
     * @param whole whether the value is not cut
     */
    public record Output(String name, Optional<String> value, boolean whole) {}

    /** The check of the store. */
    public record Check(Optional<String> endpoint, Optional<String> leftOut, List<Step> steps) {
        public Check {
            steps = List.copyOf(steps);
        }
    }

    /** A step of the check; if it failed, with the reason and what to do. */
    public record Step(String name, boolean passed, String seen, Optional<String> trouble, Optional<String> fix) {}

    /**
     * What the plan costs in a month.
     *
     * @param line the total in one line
     * @param rows what has a price
     * @param usage what is charged by usage, each with its prices
     * @param unpriced what has no price, each with the reasons
     * @param reservation what the numbers are not
     * @param priceList address of Oracle's price list
     */
    public record Cost(
            String line,
            List<CostRow> rows,
            List<Fact> usage,
            List<Fact> unpriced,
            String reservation,
            String priceList) {
        public Cost {
            rows = List.copyOf(rows);
            usage = List.copyOf(usage);
            unpriced = List.copyOf(unpriced);
        }
    }

    /** A resource with a price: its items in words, its cost now, and after the apply. */
    public record CostRow(String address, List<String> items, String before, String after) {
        public CostRow {
            items = List.copyOf(items);
        }
    }

    /** The log of the jobs. */
    public record Log(List<String> problems, long laterProblems, List<String> lines, long earlier, long progress) {
        public Log {
            problems = List.copyOf(problems);
            lines = List.copyOf(lines);
        }
    }

    /** Whether there is a plan to show. */
    public boolean hasPlan() {
        return !changes.isEmpty() || !outputChanges.isEmpty();
    }

    /** The number of planned changes of each action, in the order of the actions. */
    public List<Tone> plannedTones() {
        return changes.stream().map(PlannedChange::tone).distinct().sorted().toList();
    }

    /** Whether a list is so long that it scrolls within the page. */
    public String tall(int size) {
        return size > 60 ? "tall" : "";
    }

    /** A number of resources. */
    public String resources(long number) {
        return number(number) + (number == 1 ? " resource" : " resources");
    }

    /** A number with separators of thousands. */
    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
