package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the {@code .tf} files of one directory declare together. */
public final class TerraformModule {

    private final List<Block> blocks;
    private final Map<String, Variable> variables;
    private final List<ModuleOutput> outputs;
    private final List<Resource> resources;
    private final List<ModuleCall> moduleCalls;
    private final Map<String, Local> locals;

    private TerraformModule(List<Block> blocks, Declarations declarations) {
        this.blocks = List.copyOf(blocks);
        this.variables = Collections.unmodifiableMap(declarations.variables);
        this.outputs = List.copyOf(declarations.outputs.values());
        this.resources = List.copyOf(declarations.resources.values());
        this.moduleCalls = List.copyOf(declarations.moduleCalls.values());
        this.locals = Map.copyOf(declarations.locals);
    }

    /**
     * Reads a module.
     *
     * @param files text of each {@code .tf} file of one directory, by its name as messages are to show it
     * @throws HclSyntaxException if Terraform would refuse to load the files; names the first problem, files in the order
     *     of their names
     */
    public static TerraformModule parse(Map<String, String> files) throws HclSyntaxException {
        return of(ParsedFiles.of(files));
    }

    /**
     * Makes a module of files that were read.
     *
     * @param files those of one directory
     * @throws HclSyntaxException as {@link #parse}
     */
    public static TerraformModule of(ParsedFiles files) throws HclSyntaxException {
        for (ParsedFiles.ParsedFile file : files.all()) {
            BlockRules.checkTopLevel(file.body());
            UnknownFunction.refuseNamespaces(file.body());
        }
        return ofChecked(files);
    }

    /**
     * Makes a module of files that a build of this project has checked.
     *
     * @param files those of one directory
     * @throws HclSyntaxException if one of them cannot be read, or declares something twice
     */
    public static TerraformModule ofChecked(ParsedFiles files) throws HclSyntaxException {
        List<Block> blocks = new ArrayList<>();
        List<Block> overriding = new ArrayList<>();
        for (ParsedFiles.ParsedFile file : files.all()) {
            (OverrideFiles.isOverride(file.name()) ? overriding : blocks)
                    .addAll(file.body().blocks());
        }
        TerraformModule module = new TerraformModule(blocks, Declarations.of(blocks));
        if (overriding.isEmpty()) {
            return module;
        }
        OverrideFiles overrides = new OverrideFiles(blocks);
        for (Block override : overriding) {
            overrides.add(override);
        }
        return new TerraformModule(overrides.blocks(), Declarations.of(overrides.blocks()));
    }

    /** The input variables, in the order of files and lines. */
    public List<Variable> variables() {
        return List.copyOf(variables.values());
    }

    /** The input variable of that name. */
    public Optional<Variable> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** The outputs, in the order of files and lines. */
    public List<ModuleOutput> outputs() {
        return outputs;
    }

    /**
     * The resources and data sources, in the order of files and lines, and after them the data sources of {@code check}
     * blocks, which have the same kind of address and the same providers.
     */
    public List<Resource> resources() {
        return resources;
    }

    /** The modules called, in the order of files and lines. */
    public List<ModuleCall> moduleCalls() {
        return moduleCalls;
    }

    /** The local values by name. */
    public Map<String, Local> locals() {
        return locals;
    }

    /** All top-level blocks, in the order of files and lines. */
    public List<Block> blocks() {
        return blocks;
    }
}
