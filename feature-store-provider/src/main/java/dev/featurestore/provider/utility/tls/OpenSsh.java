package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

/** The formats of OpenSSH (RFC 4251, section 5; {@code PROTOCOL.key}). */
final class OpenSsh {

    static final String LABEL = "OPENSSH PRIVATE KEY";

    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 8;
    private static final String NONE = "none";

    private OpenSsh() {}

    static byte[] bytes(byte[] content) {
        return ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(content.length)
                .put(content)
                .array();
    }

    static byte[] text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] number(BigInteger number) {
        return bytes(number.toByteArray());
    }

    /** A private key without encryption. */
    static Pem privateKey(TlsKey key) {
        byte[] check = new byte[Integer.BYTES];
        new SecureRandom().nextBytes(check);
        byte[] fields = Der.join(check, check, key.sshPrivateKey(), text(""));
        byte[] padding = new byte[(BLOCK - fields.length % BLOCK) % BLOCK];
        for (int i = 0; i < padding.length; i++) {
            padding[i] = (byte) (i + 1);
        }
        return new Pem(
                LABEL,
                Der.join(
                        MAGIC,
                        text(NONE),
                        text(NONE),
                        text(""),
                        ByteBuffer.allocate(Integer.BYTES).putInt(1).array(),
                        bytes(key.sshPublicKey()),
                        bytes(Der.join(fields, padding))));
    }

    /** Reads a private key. */
    static TlsKey read(byte[] content) throws ServiceException, GeneralSecurityException {
        try {
            ByteBuffer in = ByteBuffer.wrap(content).position(MAGIC.length);
            if (!new String(take(in), StandardCharsets.UTF_8).equals(NONE)) {
                throw new ServiceException("Unsupported key: it is encrypted with a passphrase.");
            }
            take(in);
            take(in);
            in.getInt();
            take(in);
            return fields(ByteBuffer.wrap(take(in)).position(2 * Integer.BYTES));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new ServiceException("Invalid key: its content is not the format of OpenSSH.");
        }
    }

    private static TlsKey fields(ByteBuffer in) throws ServiceException, GeneralSecurityException {
        String type = new String(take(in), StandardCharsets.UTF_8);
        if (type.equals("ssh-rsa")) {
            BigInteger[] numbers = new BigInteger[6];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = new BigInteger(take(in));
            }
            return RsaKey.of(numbers[0], numbers[1], numbers[2], numbers[4], numbers[5], numbers[3]);
        }
        if (type.equals("ssh-ed25519")) {
            byte[] point = take(in);
            return EdKey.of(Arrays.copyOf(take(in), point.length));
        }
        if (type.startsWith("ecdsa-sha2-nistp")) {
            String curve = new String(take(in), StandardCharsets.UTF_8);
            take(in);
            return EcKey.of(EcCurve.named(curve.replace("nistp", "P")), new BigInteger(take(in)));
        }
        throw new ServiceException("Unsupported key: its type is " + type + ".");
    }

    private static byte[] take(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
