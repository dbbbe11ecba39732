package dev.featurestore.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the {@code .tf} files of one directory declare together. */
public final class TerraformModule {

    private final List<Block> blocks;
    private final Declarations declarations;

    private TerraformModule(List<Block> blocks, Declarations declarations) {
        this.blocks = List.copyOf(blocks);
        this.declarations = declarations;
    }

    /**
     * Reads a module.
     *
     * @param files text of each {@code .tf} file of one directory, by its name as messages are to show it
     * @throws HclSyntaxException if Terraform would refuse to load the files; names the first problem, files in the order
     *     of their names
     */
    public static TerraformModule parse(Map<String, String> files) throws HclSyntaxException {
        List<Block> blocks = new ArrayList<>();
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            Body body = BodyParser.parse(file.getKey(), file.getValue());
            BlockRules.checkTopLevel(body);
            blocks.addAll(body.blocks());
        }
        Declarations declarations = new Declarations();
        for (Block block : blocks) {
            declarations.add(block);
        }
        return new TerraformModule(blocks, declarations);
    }

    /** The input variables, in the order of files and lines. */
    public List<Variable> variables() {
        return List.copyOf(declarations.variables.values());
    }

    /** The input variable of that name. */
    public Optional<Variable> variable(String name) {
        return Optional.ofNullable(declarations.variables.get(name));
    }

    /** The outputs, in the order of files and lines. */
    public List<Output> outputs() {
        return List.copyOf(declarations.outputs.values());
    }

    /** The resources and data sources, in the order of files and lines. */
    public List<Resource> resources() {
        return List.copyOf(declarations.resources.values());
    }

    /** The modules called, in the order of files and lines. */
    public List<ModuleCall> moduleCalls() {
        return List.copyOf(declarations.moduleCalls.values());
    }

    /** The local values by name. */
    public Map<String, Local> locals() {
        return Map.copyOf(declarations.locals);
    }

    /** The first constraint on Terraform's version, such as {@code ~> 1.5.0}. */
    public Optional<String> requiredVersion() {
        return blocks.stream()
                .filter(block -> block.type().equals("terraform"))
                .flatMap(block -> block.body().attribute("required_version").stream())
                .flatMap(attribute -> Literals.text(attribute.value()).stream())
                .findFirst();
    }

    /** All top-level blocks, in the order of files and lines. */
    public List<Block> blocks() {
        return blocks;
    }
}
