package dev.featurestore.operator.jobs;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The name of a stack for files of this machine, which also depends on cloud, region and compartment.
 *
 * @param stackName name of the stack
 * @param cloud the cloud, or its address
 * @param region region identifier
 * @param compartmentId OCID of the compartment
 */
public record StackKey(String stackName, String cloud, String region, String compartmentId) {

    /** The stack's name without characters that are special in paths, and a checksum of the rest. */
    public String fileName() {
        CRC32 crc = new CRC32();
        crc.update((cloud + ' ' + region + ' ' + compartmentId + '\0' + stackName).getBytes(StandardCharsets.UTF_8));
        return stackName.replaceAll("[^A-Za-z0-9._-]", "_") + "-"
                + HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
