package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * A key of Ed25519 (RFC 8032, RFC 8410).
 */
final class EdKey implements TlsKey {

    static final String OID = "1.3.101.112";

    private static final String NAME = "Ed25519";
    private static final String SSH_TYPE = "ssh-ed25519";
    private static final int LENGTH = 32;

    private final byte[] seed;
    private final byte[] point;

    /**
     * @param seed the private key
     * @param point the public key
     */
    EdKey(byte[] seed, byte[] point) {
        this.seed = seed;
        this.point = point;
    }

    static EdKey generate() throws GeneralSecurityException {
        byte[] seed = new byte[LENGTH];
        new SecureRandom().nextBytes(seed);
        return of(seed);
    }

    /** The JDK computes a public key only when it generates a pair, so it generates one from this seed. */
    static EdKey of(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
        generator.initialize(NamedParameterSpec.ED25519, new SeedOnly(seed));
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        return new EdKey(seed, Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length));
    }

    /** Gives one value. */
    private static final class SeedOnly extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        SeedOnly(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        }
    }

    /** Reads the inner value of PKCS #8. */
    static EdKey read(byte[] der) throws ServiceException, GeneralSecurityException {
        return of(new DerReader(der).content(Der.OCTET_STRING));
    }

    @Override
    public String algorithm() {
        return "ED25519";
    }

    @Override
    public Pem privateKey() {
        return pkcs8();
    }

    @Override
    public Pem pkcs8() {
        return new Pem(PKCS8, Der.sequence(Der.integer(0), signatureAlgorithm(), Der.octets(Der.octets(seed))));
    }

    @Override
    public byte[] publicKey() {
        return Der.sequence(signatureAlgorithm(), Der.bits(point));
    }

    @Override
    public byte[] sshPublicKey() {
        return Der.join(OpenSsh.text(SSH_TYPE), OpenSsh.bytes(point));
    }

    @Override
    public byte[] sshPrivateKey() {
        return Der.join(sshPublicKey(), OpenSsh.bytes(Der.join(seed, point)));
    }

    @Override
    public byte[] signatureAlgorithm() {
        return Der.sequence(Der.identifier(OID));
    }

    @Override
    public byte[] sign(byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(NAME);
        signature.initSign(KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8().content())));
        signature.update(content);
        return signature.sign();
    }
}
