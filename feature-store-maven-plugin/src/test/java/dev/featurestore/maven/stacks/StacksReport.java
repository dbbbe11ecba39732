package dev.featurestore.maven.stacks;

import dev.featurestore.maven.stacks.StackPipeline.Result;
import dev.featurestore.maven.stacks.StackPipeline.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the pipeline over a folder of stacks, and prints a table in Markdown.
 *
 * @param work folder for what the runs write
 */
record StacksReport(Path work, PrintStream out) {

    /**
     * Runs all stacks.
     *
     * @param stacks a folder with a folder for each stack
     * @return the number of stacks
     */
    int run(Path stacks) throws IOException {
        List<Path> folders;
        try (Stream<Path> found = Files.list(stacks)) {
            folders = found.filter(Files::isDirectory).sorted().toList();
        }
        out.println("| stack | verify | policies | apply | again | plan | destroy | first error |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        int whole = 0;
        for (Path folder : folders) {
            Path own = Files.createDirectories(work.resolve(String.valueOf(folder.getFileName())));
            PreparedStack stack = PreparedStack.of(folder, work.resolve("configurations"));
            Map<Step, Result> results = new StackPipeline(stack, own.resolve("cloud")).run();
            out.println(row(folder, results));
            Files.writeString(own.resolve("output.txt"), log(results));
            boolean all = results.size() == Step.values().length
                    && results.values().stream().allMatch(Result::succeeded);
            whole += all ? 1 : 0;
        }
        out.println();
        out.println(whole + " of " + folders.size() + " stacks rehearsed to the end");
        return folders.size();
    }

    private static String row(Path folder, Map<Step, Result> results) {
        StringBuilder row = new StringBuilder("| ").append(folder.getFileName());
        for (Step step : Step.values()) {
            Result result = results.get(step);
            row.append(" | ").append(result == null ? "" : result.succeeded() ? "yes" : "no");
        }
        String error = results.values().stream()
                .filter(result -> !result.succeeded())
                .map(Result::error)
                .findFirst()
                .orElse("");
        return row.append(" | ").append(error.replace("|", "\\|")).append(" |").toString();
    }

    private static String log(Map<Step, Result> results) {
        StringBuilder log = new StringBuilder();
        results.forEach((step, result) -> log.append("== ")
                .append(step)
                .append(' ')
                .append(result.status())
                .append(", ")
                .append(result.millis())
                .append(" ms\n")
                .append(result.output())
                .append('\n'));
        return log.toString();
    }
}
