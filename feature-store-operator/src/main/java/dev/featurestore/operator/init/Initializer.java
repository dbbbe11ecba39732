package dev.featurestore.operator.init;

import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.StackSource;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the first configuration files of a project, ready to be deployed. */
public final class Initializer {
    /** The operator's configuration. */
    public static final String CONFIGURATION = "feature_store.yaml";

    /** The backend that is this JVM. */
    public static final String JAVA_BACKEND = "backend_operator_local_java_config.yaml";

    /** The backend that is a container. */
    public static final String CONTAINER_BACKEND = "backend_operator_local_container_config.yaml";

    /** What the files are for. Not README.md: a project has one of its own. */
    public static final String README = "README_feature_store.md";

    private final ClassLoader bundledStack;
    private final Commands commands;

    /**
     * Writes files for the bundled stack.
     *
     * @param bundledStack where its resources are
     * @param commands how goals are typed for the files that are written
     */
    public Initializer(ClassLoader bundledStack, Commands commands) {
        this.bundledStack = bundledStack;
        this.commands = commands;
    }

    /**
     * Writes the files, all or none.
     *
     * @throws FeatureStoreException naming every property that is missing or malformed, or every file that is in the way
     */
    public Written init(InitRequest request) {
        TerraformModule stack = stack();
        Answers answers = new AnswerCheck(Question.of(stack), request.given()).answers();
        return files(request, answers, stack).write();
    }

    /**
     * Asks for what is missing, if anything is, and whether to write the files; writes them all or none.
     *
     * @return empty if they shall not be written
     * @throws FeatureStoreException as {@link #init(InitRequest)} does, before anything is asked; or if the input ends
     */
    public Optional<Written> init(InitRequest request, Conversation conversation) {
        TerraformModule stack = stack();
        List<Question> questions = Question.of(stack);
        AnswerCheck given = new AnswerCheck(questions, request.given());
        if (!given.lacks()) {
            return Optional.of(init(request));
        }
        files(request, given.soFar(), stack);
        Dialogue dialogue = new Dialogue(conversation.terminal(), Proposals.of(conversation.signIn()));
        Answers answers = new AnswerCheck(questions, dialogue.complete(questions, request.given())).answers();
        FileSet files = files(request, answers, stack);
        String page = new ConfigurationFile(answers.concealed(stack.variables()), stack.variables(), commands).render();
        return dialogue.confirm(page, files) ? Optional.of(files.write()) : Optional.empty();
    }

    /** The files, which nothing is in the way of. */
    private FileSet files(InitRequest request, Answers answers, TerraformModule stack) {
        BackendFiles backends = new BackendFiles(commands);
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put(CONFIGURATION, new ConfigurationFile(answers, stack.variables(), commands).render());
        contents.put(JAVA_BACKEND, backends.java());
        contents.put(CONTAINER_BACKEND, backends.container(request.userHome()));
        contents.put(README, Readme.of(commands));
        contents.putAll(SchemaFiles.contents());
        FileSet files = new FileSet(request.output(), contents);
        if (!request.overwrite()) {
            files.refuseToReplace();
        }
        return files;
    }

    private TerraformModule stack() {
        Problems problems = new Problems("");
        Location nowhere = Location.ofFile("");
        Optional<StackFiles> files = new StackReader(
                        new FileNames(Path.of("")), bundledStack, ObjectReader.none(), SizeLimits.ZIP)
                .read(
                        StackSource.bundled(),
                        new StackReader.Places(nowhere, nowhere, Optional.empty(), Optional.empty(), Optional.empty()),
                        problems);
        Optional<Map<String, String>> sources = files.flatMap(found -> found.terraformSources(problems));
        if (sources.isEmpty()) {
            throw problems.sorted().get(0).failure();
        }
        try {
            return TerraformModule.parse(sources.get());
        } catch (HclSyntaxException malformed) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_STACK,
                    malformed.position() + "  " + malformed.summary(),
                    malformed.detail(),
                    malformed);
        }
    }
}
