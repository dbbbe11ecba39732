package dev.featurestore.operator.ci;

import dev.featurestore.operator.check.CheckResult;
import dev.featurestore.operator.check.StepResult;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A result in a {@link JUnitFile}.
 *
 * @param group the class of the test, such as a file
 * @param name the test
 * @param failed whether it failed
 * @param type kind of the failure
 * @param lines why it failed and what to do, or what a test that passed has printed
 */
public record TestCase(String group, String name, boolean failed, String type, List<String> lines) {

    public TestCase {
        group = OneLine.of(group);
        name = OneLine.of(name);
        type = OneLine.of(type);
        lines = lines.stream().map(OneLine::of).toList();
    }

    /**
     * One case for each problem; a warning has passed. One case that has passed if there are no problems.
     *
     * @param config name of the configuration
     * @param commands the words for hints
     */
    public static List<TestCase> problems(String config, List<Problem> problems, Commands commands) {
        List<TestCase> cases = new ArrayList<>();
        for (Problem problem : problems) {
            List<String> lines = new ArrayList<>();
            lines.add(commands.words(problem.text()));
            lines.add(commands.words(problem.hint()));
            for (Command command : commands.known(problem.commands())) {
                lines.add(commands.line(command));
            }
            cases.add(new TestCase(
                    problem.location().file(),
                    // Two problems can be at one place.
                    commands.words(problem.text()),
                    problem.severity() == Severity.ERROR,
                    problem.code().name(),
                    lines));
        }
        return cases.isEmpty() ? List.of(new TestCase(config, "valid", false, "", List.of())) : cases;
    }

    /**
     * One case for each step of a check.
     *
     * @param commands the words for hints
     */
    public static List<TestCase> steps(CheckResult check, Commands commands) {
        return check.steps().stream()
                .map(step -> new TestCase(
                        check.endpoint().toString(),
                        step.step().words(),
                        !step.passed(),
                        step.trouble().map(StepResult.Trouble::hop).orElse(""),
                        lines(step, commands)))
                .toList();
    }

    private static List<String> lines(StepResult step, Commands commands) {
        List<String> lines = new ArrayList<>();
        step.trouble().ifPresent(trouble -> lines.add(trouble.what()));
        lines.add(step.seen());
        step.trouble().ifPresent(trouble -> lines.add(commands.words(trouble.fix())));
        return lines;
    }

    void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", allowed(name));
        xml.writeAttribute("classname", allowed(group));
        xml.writeAttribute("time", "0");
        if (failed) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", allowed(lines.isEmpty() ? name : lines.get(0)));
            xml.writeAttribute("type", allowed(type));
            xml.writeCharacters(allowed(String.join("\n", lines)));
            xml.writeEndElement();
        } else if (!lines.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(allowed(String.join("\n", lines)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** XML 1.0, "Characters": also without the two that are no characters. {@link OneLine} has escaped the others. */
    private static String allowed(String text) {
        return text.replace('\ufffe', '\ufffd').replace('\uffff', '\ufffd');
    }
}
