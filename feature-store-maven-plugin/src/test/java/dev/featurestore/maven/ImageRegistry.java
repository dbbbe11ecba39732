package dev.featurestore.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registry of container images as a process: CNCF's distribution, Debian's package docker-registry. */
final class ImageRegistry implements AutoCloseable {

    static final String USER = "somebody";
    static final String PASSWORD = "open sesame of the registry";

    private static final String HTPASSWD = USER + ":$2b$04$.8t9lfBZ6wwf1eWcorhwZO14osK2ljP9Gj6j2z8EaiX7lPBQ3ZN.2\n";
    private static final Pattern LISTENING = Pattern.compile("listening on [^\"]*:(\\d+)");

    private final Process process;
    private final int port;
    private final List<String> log;

    private ImageRegistry(Process process, int port, List<String> log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static ImageRegistry plain(Path folder) throws IOException {
        return start(folder, "");
    }

    /** With TLS, for who knows the password. */
    static ImageRegistry guarded(Path folder, Certified certified) throws Exception {
        Files.createDirectories(folder);
        Path certificate = Files.writeString(folder.resolve("certificate.pem"), certified.certificatePem());
        Path key = Files.writeString(folder.resolve("key.pem"), certified.keyPem());
        return start(folder, "  tls: {certificate: " + certificate + ", key: " + key + "}\n" + auth(folder));
    }

    /** With TLS, for who has a token. */
    static ImageRegistry withTokens(Path folder, Certified certified, TokenServer tokens) throws Exception {
        Files.createDirectories(folder);
        Path certificate = Files.writeString(folder.resolve("certificate.pem"), certified.certificatePem());
        Path key = Files.writeString(folder.resolve("key.pem"), certified.keyPem());
        return start(
                folder,
                "  tls: {certificate: %s, key: %s}\nauth: {token: {realm: \"%s\", service: \"%s\", issuer: \"%s\", rootcertbundle: %s}}\n"
                        .formatted(
                                certificate,
                                key,
                                tokens.realm(),
                                TokenServer.SERVICE,
                                TokenServer.ISSUER,
                                certificate));
    }

    /** Without TLS, for who knows the password. */
    static ImageRegistry plainWithPassword(Path folder) throws IOException {
        Files.createDirectories(folder);
        return start(folder, auth(folder));
    }

    private static String auth(Path folder) throws IOException {
        return "auth: {htpasswd: {realm: it, path: " + Files.writeString(folder.resolve("htpasswd"), HTPASSWD) + "}}\n";
    }

    private static ImageRegistry start(Path folder, String more) throws IOException {
        Files.createDirectories(folder);
        Path configuration =
                Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                log: {level: info, formatter: text}
                storage: {filesystem: {rootdirectory: %s}}
                http:
                  relativeurls: true
                  addr: 127.0.0.1:0
                  secret: secret-of-a-test
                %s""".formatted(folder.resolve("images"), more));
        Process process = new ProcessBuilder(
                        Machine.find("docker-registry").orElseThrow().toString(), "serve", configuration.toString())
                .redirectErrorStream(true)
                .start();
        List<String> log = new CopyOnWriteArrayList<>();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            log.add(line);
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread rest = new Thread(() -> out.lines().forEach(log::add));
                rest.setDaemon(true);
                rest.start();
                return new ImageRegistry(process, Integer.parseInt(listening.group(1)), log);
            }
        }
        throw new IOException("the registry ended before it served: " + log);
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /** How often something was sent to it: manifests and blobs. */
    long writes() {
        return log.stream()
                .filter(line -> line.contains("http.request.method=PUT")
                        || line.contains("http.request.method=POST")
                        || line.contains("http.request.method=PATCH")
                        || line.contains("\"PUT /")
                        || line.contains("\"POST /"))
                .count();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
