package dev.featurestore.operator.init;

import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.config.Environment;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the starter configuration of a project. */
public final class Initializer {
    /** The operator's configuration. */
    public static final String CONFIGURATION = "feature_store.yaml";

    /** The backend file for this JVM. */
    public static final String JAVA_BACKEND = "backend_operator_local_java_config.yaml";

    /** The backend file for a container. */
    public static final String CONTAINER_BACKEND = "backend_operator_local_container_config.yaml";

    /** Describes the files. Not README.md, because most projects have one. */
    public static final String README = "README_feature_store.md";

    private final ClassLoader bundledStack;
    private final Commands commands;

    /**
     * Writes files for the bundled stack.
     *
     * @param bundledStack class loader of its resources
     * @param commands formats the commands in the files
     */
    public Initializer(ClassLoader bundledStack, Commands commands) {
        this.bundledStack = bundledStack;
        this.commands = commands;
    }

    /**
     * Writes the files, all or none.
     *
     * @throws FeatureStoreException with each missing or invalid property, or each existing file that it would replace
     */
    public Written init(InitRequest request) {
        BundledStack stack = BundledStack.read(bundledStack);
        Answers answers = new AnswerCheck(stack, request.given()).answers();
        return files(request, answers, stack).write();
    }

    /**
     * Writes the files, all or none, without a terminal. Missing required values are those of the profile.
     *
     * @param signIn selects the profile
     * @param lines receives a line about the values of the profile
     * @throws FeatureStoreException as {@link #init(InitRequest)} does
     */
    public Written init(InitRequest request, SignIn signIn, Consumer<String> lines) {
        BundledStack stack = BundledStack.read(bundledStack);
        Map<String, String> given = request.given();
        if (!new AnswerCheck(stack, given).isIncomplete()) {
            return init(request);
        }
        Proposals proposals = Proposals.of(signIn);
        Map<String, String> complete = proposals.complete(given, Question.of(stack));
        Written written = files(request, new AnswerCheck(stack, complete).answers(), stack)
                .write();
        boolean root = !given.containsKey(Answer.COMPARTMENT.property());
        lines.accept("Missing values are those of " + proposals.place() + "."
                + (root ? " compartment_id is the root compartment of the tenancy." : ""));
        return written;
    }

    /**
     * Asks for missing values, and for a confirmation, if a required value is missing. Writes all files or none.
     *
     * @return empty if the user declined
     * @throws FeatureStoreException as {@link #init(InitRequest)} does, before anything is asked; or if the input ends
     */
    public Optional<Written> init(InitRequest request, Conversation conversation) {
        BundledStack stack = BundledStack.read(bundledStack);
        List<Question> questions = Question.of(stack);
        AnswerCheck given = new AnswerCheck(stack, request.given());
        if (!given.isIncomplete()) {
            return Optional.of(init(request));
        }
        files(request, given.soFar(), stack);
        Dialogue dialogue = new Dialogue(conversation.terminal(), Proposals.of(conversation.signIn()));
        Answers answers = new AnswerCheck(stack, dialogue.complete(questions, request.given())).answers();
        FileSet files = files(request, answers, stack);
        String page = configuration(request, answers.concealed(stack.variables()), stack);
        return dialogue.confirm(page, files) ? Optional.of(files.write()) : Optional.empty();
    }

    /**
     * Writes the file of an environment and its JSON Schema, both or none.
     *
     * @throws FeatureStoreException {@code MISSING_CONFIGURATION} without the configuration that it is laid over, {@code
     *     INVALID_PARAMETER} for invalid values, {@code FILES_EXIST} if it exists with another text
     */
    public Written init(InitRequest request, Environment environment) {
        if (request.allOptions()) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    "featurestore.allOptions cannot be used with featurestore.environment, whose file has only what differs",
                    "Remove one of the two");
        }
        Answers answers = new AnswerCheck(BundledStack.read(bundledStack), request.given()).soFar();
        EnvironmentFile file = new EnvironmentFile(environment, answers, commands);
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put(file.name(), file.render(request.output()));
        contents.putAll(SchemaFiles.ofEnvironments());
        FileSet files = new FileSet(request.output(), contents);
        if (!request.overwrite()) {
            files.refuseToReplace();
        }
        return files.write();
    }

    private String configuration(InitRequest request, Answers answers, BundledStack stack) {
        return request.allOptions()
                ? new ConfigurationFile(answers, stack.variables(), commands).render()
                : new StarterFile(answers, stack.variables(), commands).render();
    }

    /**
     * The files to write.
     *
     * @throws FeatureStoreException if they would replace files of the user
     */
    private FileSet files(InitRequest request, Answers answers, BundledStack stack) {
        BackendFiles backends = new BackendFiles(commands);
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put(CONFIGURATION, configuration(request, answers, stack));
        contents.put(JAVA_BACKEND, backends.java());
        contents.put(CONTAINER_BACKEND, backends.container(request.userHome()));
        contents.put(README, Readme.of(commands));
        contents.putAll(SchemaFiles.ofBundledStack(bundledStack).contents());
        FileSet files = new FileSet(request.output(), contents);
        if (!request.overwrite()) {
            files.refuseToReplace();
        }
        return files;
    }
}
