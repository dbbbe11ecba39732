package dev.featurestore.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embedded cloud as a process of its own, as a user starts it. */
final class StandaloneCloud implements AutoCloseable {

    private final Process process;
    private final JsonNode started;

    private StandaloneCloud(Process process, JsonNode started) {
        this.process = process;
        this.started = started;
    }

    /** @param more further arguments */
    static StandaloneCloud start(Path data, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                MavenBuild.standaloneCloud().toString(),
                "--port",
                "0",
                "--data",
                data.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the embedded cloud ended before it served");
        }
        return new StandaloneCloud(process, new ObjectMapper().readTree(line));
    }

    String endpoint() {
        return started.at("/endpoint").textValue();
    }

    String ociConfig() {
        return started.at("/ociConfig").textValue();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
