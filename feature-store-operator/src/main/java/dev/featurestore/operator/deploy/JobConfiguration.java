package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.problem.Utf8;
import dev.featurestore.operator.verify.SensitiveVariables;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What a job ran with.
 *
 * @param files texts by name, of a file that is not text its digest; empty if the configuration is not available
 * @param variables values by name
 * @param sensitive names of sensitive variables; empty if they are not known, because a Terraform file cannot be read
 * @param secrets the values of sensitive variables
 */
public record JobConfiguration(
        Job job,
        Optional<Map<String, String>> files,
        Map<String, String> variables,
        Optional<Set<String>> sensitive,
        List<String> secrets) {

    /** Reads it, with two requests. */
    public static JobConfiguration of(Job job, Jobs jobs) {
        Map<String, String> variables = jobs.variables(job.id());
        Optional<Map<String, String>> files = jobs.configurationZip(job.id())
                .flatMap(zip -> ReturnedZip.files(zip, name -> true))
                .map(JobConfiguration::texts);
        Optional<List<SensitiveVariables>> folders = files.flatMap(JobConfiguration::folders);
        return new JobConfiguration(
                job,
                files,
                variables,
                folders.map(all -> {
                    Set<String> names = new HashSet<>();
                    all.forEach(folder -> names.addAll(folder.names()));
                    return names;
                }),
                folders.stream()
                        .flatMap(List::stream)
                        .flatMap(folder -> folder.secretsAndDefaults(variables).stream())
                        .toList());
    }

    private static Map<String, String> texts(Map<String, ByteBuffer> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, content) -> {
            byte[] bytes = new byte[content.remaining()];
            content.duplicate().get(bytes);
            texts.put(
                    name,
                    Utf8.decode(name, bytes) instanceof Utf8.Text text
                            ? text.text()
                            : "(" + bytes.length + " bytes that are not text, CRC-32 " + checksum(bytes) + ")");
        });
        return texts;
    }

    private static String checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** The sensitive variables of each folder: a secret of a module must not be shown either. */
    private static Optional<List<SensitiveVariables>> folders(Map<String, String> files) {
        Map<String, Map<String, String>> folders = new TreeMap<>();
        if (files.keySet().stream().anyMatch(name -> name.endsWith(".tf.json"))) {
            return Optional.empty();
        }
        files.forEach((name, text) -> {
            if (name.endsWith(".tf")) {
                folders.computeIfAbsent(
                                name.substring(0, Math.max(0, name.lastIndexOf('/'))), folder -> new TreeMap<>())
                        .put(name, text);
            }
        });
        List<SensitiveVariables> sensitive = new ArrayList<>();
        try {
            for (Map<String, String> folder : folders.values()) {
                sensitive.add(new SensitiveVariables(TerraformModule.parse(folder)));
            }
        } catch (HclSyntaxException unreadable) {
            return Optional.empty();
        }
        return Optional.of(sensitive);
    }
}
