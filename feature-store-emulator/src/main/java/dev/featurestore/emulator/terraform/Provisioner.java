package dev.featurestore.emulator.terraform;

import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A provisioner of a configuration.
 *
 * @param atDestroy whether it runs before its resource is destroyed, not after its creation
 * @param line its resource, its kind, its place and what it runs, as written in the configuration: no values of variables
 */
record Provisioner(boolean atDestroy, String line) {

    static final String TYPE = "provisioner";

    /** The kinds of Terraform 1.5, which refuses all others. */
    static final Set<String> KINDS = Set.of("local-exec", "remote-exec", "file");

    private static final int LONGEST_TEXT = 300;

    /**
     * The provisioners of a resource.
     *
     * @param module address of its module with a dot at the end; empty for the root module
     */
    static List<Provisioner> of(String module, Resource resource) {
        return resource.block().body().blocks(TYPE).stream()
                .filter(Provisioner::isKnown)
                .map(block -> of(module + resource.address(), block))
                .toList();
    }

    static boolean isKnown(Block block) {
        return block.labels().size() == 1 && KINDS.contains(block.labels().get(0));
    }

    private static Provisioner of(String address, Block block) {
        String kind = block.labels().get(0);
        boolean atDestroy =
                source(block, "when").filter(when -> when.contains("destroy")).isPresent();
        String what = Stream.of("command", "inline", "script", "scripts", "source")
                .flatMap(name -> source(block, name).stream())
                .collect(Collectors.joining(" "));
        String to = kind.equals("file")
                ? source(block, "destination").map(path -> " to " + path).orElse("")
                : "";
        return new Provisioner(
                atDestroy,
                address + ": " + kind + (atDestroy ? " at destroy" : "") + " ("
                        + block.position().file() + " line " + block.position().line() + "): "
                        + escaped((what.isEmpty() ? "content" : what) + to));
    }

    private static Optional<String> source(Block block, String argument) {
        return block.body()
                .attribute(argument)
                .map(Argument::value)
                .map(value -> value.source().strip());
    }

    /** One line of visible characters. */
    private static String escaped(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST_TEXT).forEach(character -> {
            if (character == '\n') {
                line.append("\\n");
            } else if (character == '\t') {
                line.append("\\t");
            } else if (Character.isISOControl(character)
                    || Character.getType(character) == Character.FORMAT
                    || Character.getType(character) == Character.SURROGATE) {
                line.append(String.format("\\u%04x", character));
            } else {
                line.appendCodePoint(character);
            }
        });
        return line + (text.codePointCount(0, text.length()) > LONGEST_TEXT ? "…" : "");
    }
}
