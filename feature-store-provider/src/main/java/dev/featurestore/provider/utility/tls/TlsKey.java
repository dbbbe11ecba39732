package dev.featurestore.provider.utility.tls;

import java.security.GeneralSecurityException;

/** A private key with its public key, in the encodings of certificates and of OpenSSH. */
interface TlsKey {

    String PKCS8 = "PRIVATE KEY";

    /** {@code RSA}, {@code ECDSA} or {@code ED25519}. */
    String algorithm();

    /** The private key in the format of its algorithm. */
    Pem privateKey();

    /** The private key as PKCS #8 (RFC 5208). */
    Pem pkcs8();

    /** The public key with its algorithm (RFC 5280, SubjectPublicKeyInfo). */
    byte[] publicKey();

    /** The public key of OpenSSH (RFC 4253, section 6.6); empty if OpenSSH does not have the kind. */
    byte[] sshPublicKey();

    /** The fields of OpenSSH's private key, without a comment; empty if OpenSSH does not have the kind. */
    byte[] sshPrivateKey();

    /** The algorithm of its signatures, in DER. */
    byte[] signatureAlgorithm();

    byte[] sign(byte[] content) throws GeneralSecurityException;
}
