package dev.featurestore.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The request of another process to stop a cloud, and the answer: files in the cloud's folder, which only its owner can
 * write. A signal would need the ID of the process, which another program may have by then, and Windows has none that a
 * program can handle.
 */
final class StopFile {

    private static final String REQUEST = "stop";
    private static final String ANSWER = "stopped.json";

    private StopFile() {}

    static void write(PrivateDirectory directory) throws IOException {
        directory.delete(ANSWER);
        directory.create(REQUEST);
    }

    static boolean isIn(PrivateDirectory directory) {
        return Files.exists(directory.file(REQUEST));
    }

    static void clear(PrivateDirectory directory) {
        directory.delete(REQUEST);
        directory.delete(ANSWER);
    }

    /** Writes the answer of the cloud: the jobs that ended with it. */
    static void answer(PrivateDirectory directory, List<String> jobs) {
        ObjectNode json = Json.object();
        jobs.forEach(json.putArray("jobs")::add);
        directory.write(ANSWER, Json.write(json));
        directory.delete(REQUEST);
    }

    /** The jobs of the answer; none without an answer. */
    static List<String> answered(PrivateDirectory directory) throws IOException {
        List<String> jobs = new ArrayList<>();
        var answer = directory.read(ANSWER);
        if (answer.isPresent()) {
            try {
                Json.read(answer.get()).path("jobs").forEach(job -> jobs.add(job.asText()));
            } catch (JsonProcessingException e) {
                // Only the names of jobs that have ended are lost: the next start shows them as failed.
                jobs.clear();
            }
            directory.delete(ANSWER);
        }
        return jobs;
    }
}
