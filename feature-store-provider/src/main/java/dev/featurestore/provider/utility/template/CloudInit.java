package dev.featurestore.provider.utility.template;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Renders parts of user data to one message of several parts ("MIME multi-part archive" of cloud-init). */
final class CloudInit {

    private CloudInit() {}

    static Value.Structure rendered(Value.Structure configuration) throws ServiceException {
        ArgumentValues values = new ArgumentValues(configuration);
        boolean gzip = values.flag("gzip");
        boolean base64 = values.flag("base64_encode");
        if (gzip && !base64) {
            throw new ServiceException("Invalid Attribute Configuration: base64_encode must be true if gzip is true.");
        }
        byte[] message = message(values).getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip ? gzip(message) : message;
        String rendered =
                base64 ? Base64.getEncoder().encodeToString(packed) : new String(packed, StandardCharsets.UTF_8);
        CRC32 hash = new CRC32();
        hash.update(rendered.getBytes(StandardCharsets.UTF_8));
        return Draft.of(configuration)
                .set("rendered", rendered)
                .set("id", Long.toString(hash.getValue()))
                .done();
    }

    private static String message(ArgumentValues values) {
        String boundary = values.textOrEmpty("boundary");
        StringBuilder message = new StringBuilder("Content-Type: multipart/mixed; boundary=\"")
                .append(boundary)
                .append("\"\nMIME-Version: 1.0\r\n\r\n");
        String separator = "--";
        for (ArgumentValues part : values.blocks("part")) {
            message.append(separator).append(boundary).append("\r\n");
            part.text("filename")
                    .filter(name -> !name.isEmpty())
                    .ifPresent(name -> message.append("Content-Disposition: attachment; filename=\"")
                            .append(name)
                            .append("\"\r\n"));
            message.append("Content-Transfer-Encoding: 7bit\r\nContent-Type: ")
                    .append(part.text("content_type")
                            .filter(type -> !type.isEmpty())
                            .orElse("text/plain"))
                    .append("\r\nMime-Version: 1.0\r\n");
            part.text("merge_type")
                    .filter(type -> !type.isEmpty())
                    .ifPresent(type ->
                            message.append("X-Merge-Type: ").append(type).append("\r\n"));
            message.append("\r\n").append(part.textOrEmpty("content"));
            separator = "\r\n--";
        }
        return message.append("\r\n--").append(boundary).append("--\r\n").toString();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
