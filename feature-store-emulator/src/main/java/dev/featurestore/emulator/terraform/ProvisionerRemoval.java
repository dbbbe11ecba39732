package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.BodyParser;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes provisioners from Terraform files, because a rehearsal must not run programs or connect to machines: the text of
 * their blocks becomes blank, so that all other lines keep their numbers. Also removes the {@code connection} blocks of
 * resources, which only provisioners use.
 */
final class ProvisionerRemoval {

    private static final String CONNECTION = "connection";

    private ProvisionerRemoval() {}

    /**
     * Removes them from all files of a folder, and of the folders in it.
     *
     * @throws JobFailedException if a file may have provisioners, but cannot be read
     */
    static void from(Path folder) throws IOException, JobFailedException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> isTerraform(file.toString()))
                    .filter(Files::isRegularFile)
                    .toList();
        }
        for (Path file : files) {
            Optional<byte[]> without =
                    without(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            if (without.isPresent()) {
                Files.write(file, without.get());
            }
        }
    }

    static boolean isTerraform(String name) {
        return name.endsWith(".tf")
                || name.endsWith(".tf.json")
                || name.endsWith(".tofu")
                || name.endsWith(".tofu.json");
    }

    /** The file without them; empty if it has none. */
    static Optional<byte[]> without(String name, byte[] content) throws JobFailedException {
        String text = SourceText.decode(content);
        if (name.endsWith(".json")) {
            return JsonProvisioners.removed(content);
        }
        if (!text.contains(Provisioner.TYPE)) {
            return Optional.empty();
        }
        try {
            String without = blank(text, blocks(name, text));
            if (!blocks(name, without).isEmpty()) {
                throw new HclSyntaxException(
                        blocks(name, without).get(0).position(),
                        "Provisioner in a comment",
                        "Move the comment in front of this block to a line of its own, so that the embedded cloud can skip"
                                + " the provisioner.");
            }
            return without.equals(text) ? Optional.empty() : Optional.of(SourceText.encode(without));
        } catch (HclSyntaxException e) {
            Map<String, List<String>> lines = Map.of(name, text.lines().toList());
            throw new JobFailedException(
                    Diagnostic.at(Diagnostic.Place.in(lines, e.position(), ""), e.summary(), e.detail()));
        }
    }

    private static List<Block> blocks(String name, String text) throws HclSyntaxException {
        return BodyParser.parse(name, text).blocks("resource").stream()
                .filter(resource ->
                        resource.body().blocks(Provisioner.TYPE).stream().anyMatch(Provisioner::isKnown))
                .flatMap(resource -> resource.body().blocks().stream())
                .filter(block -> block.type().equals(CONNECTION)
                        || (block.type().equals(Provisioner.TYPE) && Provisioner.isKnown(block)))
                .toList();
    }

    private static String blank(String text, List<Block> blocks) {
        StringBuilder blank = new StringBuilder(text);
        int line = 1;
        int start = 0;
        for (Block block : blocks) {
            for (; line < block.position().line(); line++) {
                start = text.indexOf('\n', start) + 1;
            }
            int from = text.indexOf(block.source(), start);
            for (int i = from; i < from + block.source().length(); i++) {
                if (!Character.isWhitespace(text.charAt(i))) {
                    blank.setCharAt(i, ' ');
                }
            }
        }
        return blank.toString();
    }
}
