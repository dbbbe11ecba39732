package dev.featurestore.operator.ci;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import dev.featurestore.operator.files.WrittenFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A file of test results in the XML of JUnit, in the form of Maven's Surefire ("surefire-test-report.xsd"), which CI systems show.
 */
public record JUnitFile(Path path) {

    /**
     * Deletes the file of an earlier run, so that it is not read as the results of a run that fails before it has any.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if it cannot be deleted
     */
    public void clear() {
        try {
            if (Files.isRegularFile(path)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Replaces the file.
     *
     * @param suite name of all cases
     * @throws FeatureStoreException {@code IO_ERROR} if it cannot be written
     */
    public void write(String suite, List<TestCase> cases) {
        try {
            Files.createDirectories(folder());
            WrittenFile.open(path).replace(out -> write(out, suite, cases));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Path folder() {
        return path.toAbsolutePath().resolveSibling("").normalize();
    }

    private FeatureStoreException failure(IOException e) {
        return FeatureStoreException.of(
                FailureCode.IO_ERROR,
                "Cannot write the results to " + path + ": " + e,
                new UnwritableFile(folder(), e).remedy(),
                e);
    }

    private static void write(OutputStream out, String suite, List<TestCase> cases) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", suite);
            xml.writeAttribute("time", "0");
            xml.writeAttribute("tests", Integer.toString(cases.size()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", "0");
            xml.writeAttribute(
                    "failures",
                    Long.toString(cases.stream().filter(TestCase::failed).count()));
            for (TestCase each : cases) {
                each.write(xml);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
