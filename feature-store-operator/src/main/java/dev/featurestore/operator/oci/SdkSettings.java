package dev.featurestore.operator.oci;

import com.oracle.bmc.http.client.pki.Utf8Utils;

/**
 * Sets what the SDK has for the whole JVM: the system properties that it reads when its first class loads, and its executor. A
 * value that is set already stays.
 *
 * <ul>
 *   <li>Its log lines (about ten a run at INFO and WARN) have no meaning for a user of this plugin.
 *   <li>Its newest Resource Manager client is older than its newest core, which it warns about; the pair is tested.
 * </ul>
 */
final class SdkSettings {

    private SdkSettings() {}

    static void apply() {
        setIfAbsent("org.slf4j.simpleLogger.log.com.oracle.bmc", "off");
        setIfAbsent("maven.logger.log.com.oracle.bmc", "off"); // the name of the same under Maven 4
        setIfAbsent("oci.javasdk.client.version.compatibility.check", "NEVER");
        // Its own executor reads keys in a thread that would not end with the build.
        Utf8Utils.setExecutor(Utf8Utils.buildDirectExecutor());
    }

    private static void setIfAbsent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
