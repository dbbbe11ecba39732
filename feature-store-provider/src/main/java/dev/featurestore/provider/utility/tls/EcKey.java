package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.ECPoint;
import java.util.Arrays;

/**
 * A key on an elliptic curve (SEC 1, RFC 5915).
 *
 * @param secret the private number
 * @param point the public key
 */
record EcKey(EcCurve curve, BigInteger secret, ECPoint point) implements TlsKey {

    static final String LABEL = "EC PRIVATE KEY";
    static final String OID = "1.2.840.10045.2.1";

    private static final int UNCOMPRESSED = 4;

    static EcKey generate(EcCurve curve) {
        return of(curve, random(curve));
    }

    static EcKey of(EcCurve curve, BigInteger secret) {
        return new EcKey(curve, secret, curve.multiple(secret));
    }

    private static BigInteger random(EcCurve curve) {
        SecureRandom random = new SecureRandom();
        BigInteger number;
        do {
            number = new BigInteger(curve.order().bitLength(), random);
        } while (number.signum() == 0 || number.compareTo(curve.order()) >= 0);
        return number;
    }

    /**
     * Reads the format of SEC 1.
     *
     * @param identifier the object identifier of the curve; empty if the key has it itself
     */
    static EcKey read(byte[] der, byte[] identifier) throws ServiceException, GeneralSecurityException {
        DerReader fields = new DerReader(der).enter(Der.SEQUENCE);
        fields.content(Der.INTEGER);
        BigInteger secret = new BigInteger(1, fields.content(Der.OCTET_STRING));
        byte[] curve = fields.tag() == Der.context(0, true)
                ? fields.enter(Der.context(0, true)).whole()
                : identifier;
        return of(
                EcCurve.identified(curve)
                        .orElseThrow(() -> new ServiceException(
                                "Unsupported key: its curve is none of P224, P256, P384 and P521.")),
                secret);
    }

    @Override
    public String algorithm() {
        return "ECDSA";
    }

    @Override
    public Pem privateKey() {
        return new Pem(LABEL, sec1(Der.value(Der.context(0, true), Der.identifier(curve.oid()))));
    }

    private byte[] sec1(byte[] parameters) {
        return Der.sequence(
                Der.integer(1),
                Der.octets(fixed(secret)),
                parameters,
                Der.value(Der.context(1, true), Der.bits(encodedPoint())));
    }

    @Override
    public Pem pkcs8() {
        return new Pem(PKCS8, Der.sequence(Der.integer(0), algorithmIdentifier(), Der.octets(sec1(new byte[0]))));
    }

    private byte[] algorithmIdentifier() {
        return Der.sequence(Der.identifier(OID), Der.identifier(curve.oid()));
    }

    private byte[] fixed(BigInteger number) {
        byte[] bytes = Der.unsigned(number);
        byte[] padded = new byte[curve.length()];
        System.arraycopy(bytes, 0, padded, padded.length - bytes.length, bytes.length);
        return padded;
    }

    private byte[] encodedPoint() {
        return Der.join(new byte[] {UNCOMPRESSED}, fixed(point.getAffineX()), fixed(point.getAffineY()));
    }

    @Override
    public byte[] publicKey() {
        return Der.sequence(algorithmIdentifier(), Der.bits(encodedPoint()));
    }

    @Override
    public byte[] sshPublicKey() {
        return curve.sshName().isEmpty()
                ? new byte[0]
                : Der.join(
                        OpenSsh.text("ecdsa-sha2-" + curve.sshName()),
                        OpenSsh.text(curve.sshName()),
                        OpenSsh.bytes(encodedPoint()));
    }

    @Override
    public byte[] sshPrivateKey() {
        byte[] start = sshPublicKey();
        return start.length == 0 ? start : Der.join(start, OpenSsh.number(secret));
    }

    @Override
    public byte[] signatureAlgorithm() {
        int number = curve.hash() == 256 ? 2 : curve.hash() == 384 ? 3 : 4;
        return Der.sequence(Der.identifier("1.2.840.10045.4.3." + number));
    }

    @Override
    public byte[] sign(byte[] content) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-" + curve.hash()).digest(content);
        BigInteger order = curve.order();
        int bits = Math.min(hash.length * Byte.SIZE, order.bitLength());
        BigInteger message = new BigInteger(1, Arrays.copyOf(hash, (bits + Byte.SIZE - 1) / Byte.SIZE));
        while (true) {
            BigInteger number = random(curve);
            BigInteger r = curve.multiple(number).getAffineX().mod(order);
            BigInteger s = number.modInverse(order)
                    .multiply(message.add(r.multiply(secret)))
                    .mod(order);
            if (r.signum() != 0 && s.signum() != 0) {
                return Der.sequence(Der.integer(r), Der.integer(s));
            }
        }
    }
}
