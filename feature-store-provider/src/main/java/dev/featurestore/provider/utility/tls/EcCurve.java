package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A curve of FIPS 186-4 with its arithmetic. The JDK does not have P224, the default of {@code tls_private_key}.
 *
 * @param name its name in Terraform
 * @param oid its object identifier
 * @param sshName its name in OpenSSH; empty if OpenSSH does not have it
 * @param hash the number of bits of the hash in its signatures
 * @param parameters its parameters
 */
record EcCurve(String name, String oid, String sshName, int hash, ECParameterSpec parameters) {

    static EcCurve named(String name) throws ServiceException, GeneralSecurityException {
        return switch (name) {
            case "P224" -> new EcCurve(name, "1.3.132.0.33", "", 256, p224());
            case "P256" -> new EcCurve(name, "1.2.840.10045.3.1.7", "nistp256", 256, jdk("secp256r1"));
            case "P384" -> new EcCurve(name, "1.3.132.0.34", "nistp384", 384, jdk("secp384r1"));
            case "P521" -> new EcCurve(name, "1.3.132.0.35", "nistp521", 512, jdk("secp521r1"));
            default ->
                throw new ServiceException(
                        "Invalid ecdsa_curve \"" + name + "\": it must be P224, P256, P384 or P521.");
        };
    }

    /** The curve with an object identifier in DER. */
    static Optional<EcCurve> identified(byte[] identifier) throws ServiceException, GeneralSecurityException {
        for (String name : List.of("P224", "P256", "P384", "P521")) {
            EcCurve curve = named(name);
            if (Arrays.equals(Der.identifier(curve.oid), identifier)) {
                return Optional.of(curve);
            }
        }
        return Optional.empty();
    }

    private static ECParameterSpec jdk(String name) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(name));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static ECParameterSpec p224() {
        BigInteger p = BigInteger.ONE
                .shiftLeft(224)
                .subtract(BigInteger.ONE.shiftLeft(96))
                .add(BigInteger.ONE);
        return new ECParameterSpec(
                new EllipticCurve(
                        new ECFieldFp(p),
                        p.subtract(BigInteger.valueOf(3)),
                        hex("b4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4")),
                new ECPoint(
                        hex("b70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21"),
                        hex("bd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34")),
                hex("ffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3d"),
                1);
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }

    /** The number of points that the generator generates. */
    BigInteger order() {
        return parameters.getOrder();
    }

    /** The length of a coordinate in bytes. */
    int length() {
        return (prime().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    }

    private BigInteger prime() {
        return ((ECFieldFp) parameters.getCurve().getField()).getP();
    }

    /** The generator, added to itself; the time depends on the number, so only for keys of rehearsals. */
    ECPoint multiple(BigInteger number) {
        ECPoint sum = ECPoint.POINT_INFINITY;
        for (int bit = number.bitLength() - 1; bit >= 0; bit--) {
            sum = add(sum, sum);
            if (number.testBit(bit)) {
                sum = add(sum, parameters.getGenerator());
            }
        }
        return sum;
    }

    private ECPoint add(ECPoint one, ECPoint other) {
        if (one.equals(ECPoint.POINT_INFINITY)) {
            return other;
        }
        if (other.equals(ECPoint.POINT_INFINITY)) {
            return one;
        }
        BigInteger p = prime();
        BigInteger slope;
        if (one.equals(other)) {
            BigInteger square = one.getAffineX().pow(2).multiply(BigInteger.valueOf(3));
            slope = square.add(parameters.getCurve().getA())
                    .multiply(one.getAffineY().shiftLeft(1).modInverse(p));
        } else {
            BigInteger run = other.getAffineX().subtract(one.getAffineX()).mod(p);
            if (run.signum() == 0) {
                return ECPoint.POINT_INFINITY;
            }
            slope = other.getAffineY().subtract(one.getAffineY()).multiply(run.modInverse(p));
        }
        BigInteger x = slope.pow(2)
                .subtract(one.getAffineX())
                .subtract(other.getAffineX())
                .mod(p);
        BigInteger y = slope.multiply(one.getAffineX().subtract(x))
                .subtract(one.getAffineY())
                .mod(p);
        return new ECPoint(x, y);
    }
}
