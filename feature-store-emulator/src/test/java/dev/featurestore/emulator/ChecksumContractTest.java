package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Additional checksums: {@code opc-checksum-algorithm} and its headers. */
@Timeout(60)
class ChecksumContractTest {

    private static final String CONTENT = "features";

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud();

    private static String bucket = "";

    @BeforeAll
    static void make() {
        bucket = new Wire(CLOUD.cloud()).bucket("sums");
    }

    private static SignedRequest request(String method, String path, String body) {
        return new SignedRequest(CLOUD.cloud(), method, bucket + path).json(body);
    }

    private static String header(HttpResponse<String> response, String name) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.headers().firstValue(name).orElseThrow();
    }

    private static byte[] digest(String algorithm, byte[] content) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(algorithm).digest(content);
    }

    /** Computed by other code than the cloud's. */
    private static byte[] expected(String algorithm, byte[] content) throws NoSuchAlgorithmException {
        if (!algorithm.equals("CRC32C")) {
            return digest(algorithm.replace("SHA", "SHA-"), content);
        }
        CRC32C crc = new CRC32C();
        crc.update(content);
        return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @ParameterizedTest
    @CsvSource({"CRC32C, opc-content-crc32c", "SHA256, opc-content-sha256", "SHA384, opc-content-sha384"})
    void verifiesAndAnswersAChecksum(String algorithm, String header) throws NoSuchAlgorithmException {
        String sum = base64(expected(algorithm, CONTENT.getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> put = request("PUT", "/o/" + algorithm, CONTENT)
                .header("opc-checksum-algorithm", algorithm)
                .header(header, sum)
                .send();
        assertThat(header(put, header)).isEqualTo(sum);
        assertThat(header(request("GET", "/o/" + algorithm, "").send(), header)).isEqualTo(sum);
        assertThat(header(request("HEAD", "/o/" + algorithm, "").send(), header))
                .isEqualTo(sum);

        String other = base64(expected(algorithm, "other".getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> refused = request("PUT", "/o/refused", CONTENT)
                .header("opc-checksum-algorithm", algorithm)
                .header(header, other)
                .send();
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("\"UnmatchedContent" + algorithm + "\"")
                .contains("The computed " + algorithm + " of the request body (" + sum + ") does not match the "
                        + header + " header (" + other + ")");
        assertThat(request("GET", "/o/refused", "").send().statusCode()).isEqualTo(404);
    }

    @Test
    void knowsThePublishedChecksumOfCrc32c() {
        // RFC 3720, B.4: 32 bytes of zeros have the CRC 8a9136aa.
        HttpResponse<String> put = request("PUT", "/o/zeros", "\0".repeat(32))
                .header("opc-checksum-algorithm", "CRC32C")
                .send();
        assertThat(header(put, "opc-content-crc32c"))
                .isEqualTo(base64(new byte[] {(byte) 0x8a, (byte) 0x91, 0x36, (byte) 0xaa}));
    }

    @Test
    void refusesAnotherAlgorithmAndIgnoresAChecksumWithoutOne() {
        HttpResponse<String> refused = request("PUT", "/o/x", CONTENT)
                .header("opc-checksum-algorithm", "MD4")
                .send();
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("It must be one of [CRC32C, SHA256, SHA384].");
        HttpResponse<String> ignored = request("PUT", "/o/x", CONTENT)
                .header("opc-content-sha256", "other")
                .send();
        assertThat(ignored.statusCode()).isEqualTo(200);
        assertThat(ignored.headers().firstValue("opc-content-sha256")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CRC32C, opc-content-crc32c", "SHA256, opc-multipart-sha256"})
    void givesAnObjectInPartsItsChecksum(String algorithm, String header) throws NoSuchAlgorithmException {
        byte[] first = "a".repeat(10 << 20).getBytes(StandardCharsets.UTF_8);
        byte[] second = "b".getBytes(StandardCharsets.UTF_8);
        String name = "parts-" + algorithm;
        String id = SignedRequest.json(request("POST", "/u", "{\"object\": \"" + name + "\"}")
                        .header("opc-checksum-algorithm", algorithm)
                        .send())
                .path("uploadId")
                .asText();
        String etag1 = part(name, id, 1, first, algorithm);
        String etag2 = part(name, id, 2, second, algorithm);
        HttpResponse<String> committed = request(
                        "POST",
                        "/u/" + name + "?uploadId=" + id,
                        "{\"partsToCommit\": [{\"partNum\": 1, \"etag\": \"" + etag1
                                + "\"}, {\"partNum\": 2, \"etag\": \"" + etag2 + "\"}]}")
                .send();
        ByteBuffer all =
                ByteBuffer.allocate(first.length + second.length).put(first).put(second);
        String expected = algorithm.equals("CRC32C")
                ? base64(expected(algorithm, all.array()))
                : base64(digest(
                                "SHA-256",
                                ByteBuffer.allocate(64)
                                        .put(digest("SHA-256", first))
                                        .put(digest("SHA-256", second))
                                        .array()))
                        + "-2";
        assertThat(header(committed, header)).isEqualTo(expected);
        HttpResponse<String> head = request("HEAD", "/o/" + name, "").send();
        assertThat(header(head, header)).isEqualTo(expected);
        assertThat(head.headers().firstValue("opc-checksum-algorithm")).isEmpty();
    }

    private static String part(String name, String id, int number, byte[] content, String algorithm)
            throws NoSuchAlgorithmException {
        SignedRequest request = request("PUT", "/u/" + name + "?uploadPartNum=" + number + "&uploadId=" + id, "");
        request.body = content;
        HttpResponse<String> put = request.send();
        assertThat(header(put, "opc-content-" + algorithm.toLowerCase(Locale.ROOT)))
                .isEqualTo(base64(expected(algorithm, content)));
        return header(put, "etag");
    }
}
