package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;

/** A key of RSA (RFC 8017). */
record RsaKey(RSAPrivateCrtKey key) implements TlsKey {

    static final String LABEL = "RSA PRIVATE KEY";
    static final String OID = "1.2.840.113549.1.1.1";

    private static final String RSA = "RSA";
    private static final String SSH_TYPE = "ssh-rsa";
    private static final byte[] NULL = {5, 0};

    static RsaKey generate(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(RSA);
        generator.initialize(bits);
        return new RsaKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    }

    /** Reads PKCS #1. */
    static RsaKey read(byte[] der) throws ServiceException, GeneralSecurityException {
        DerReader fields = new DerReader(der).enter(Der.SEQUENCE);
        fields.content(Der.INTEGER);
        BigInteger[] numbers = new BigInteger[8];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = new BigInteger(fields.content(Der.INTEGER));
        }
        return of(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[7]);
    }

    static RsaKey of(BigInteger n, BigInteger e, BigInteger d, BigInteger p, BigInteger q, BigInteger coefficient)
            throws GeneralSecurityException {
        return new RsaKey((RSAPrivateCrtKey) KeyFactory.getInstance(RSA)
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        n,
                        e,
                        d,
                        p,
                        q,
                        d.mod(p.subtract(BigInteger.ONE)),
                        d.mod(q.subtract(BigInteger.ONE)),
                        coefficient)));
    }

    @Override
    public String algorithm() {
        return RSA;
    }

    @Override
    public Pem privateKey() {
        return new Pem(LABEL, pkcs1());
    }

    private byte[] pkcs1() {
        return Der.sequence(
                Der.integer(0),
                Der.integer(key.getModulus()),
                Der.integer(key.getPublicExponent()),
                Der.integer(key.getPrivateExponent()),
                Der.integer(key.getPrimeP()),
                Der.integer(key.getPrimeQ()),
                Der.integer(key.getPrimeExponentP()),
                Der.integer(key.getPrimeExponentQ()),
                Der.integer(key.getCrtCoefficient()));
    }

    @Override
    public Pem pkcs8() {
        return new Pem(PKCS8, Der.sequence(Der.integer(0), algorithmIdentifier(), Der.octets(pkcs1())));
    }

    private static byte[] algorithmIdentifier() {
        return Der.sequence(Der.identifier(OID), NULL);
    }

    @Override
    public byte[] publicKey() {
        byte[] numbers = Der.sequence(Der.integer(key.getModulus()), Der.integer(key.getPublicExponent()));
        return Der.sequence(algorithmIdentifier(), Der.bits(numbers));
    }

    @Override
    public byte[] sshPublicKey() {
        return Der.join(
                OpenSsh.text(SSH_TYPE), OpenSsh.number(key.getPublicExponent()), OpenSsh.number(key.getModulus()));
    }

    @Override
    public byte[] sshPrivateKey() {
        return Der.join(
                OpenSsh.text(SSH_TYPE),
                OpenSsh.number(key.getModulus()),
                OpenSsh.number(key.getPublicExponent()),
                OpenSsh.number(key.getPrivateExponent()),
                OpenSsh.number(key.getCrtCoefficient()),
                OpenSsh.number(key.getPrimeP()),
                OpenSsh.number(key.getPrimeQ()));
    }

    @Override
    public byte[] signatureAlgorithm() {
        return Der.sequence(Der.identifier("1.2.840.113549.1.1.11"), NULL);
    }

    @Override
    public byte[] sign(byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }
}
