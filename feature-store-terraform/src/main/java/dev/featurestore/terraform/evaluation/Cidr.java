package dev.featurestore.terraform.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An IPv4 range such as {@code 10.0.0.0/16}. IPv6 and digits with leading zeros, which Terraform admits, are left to
 * Terraform.
 *
 * @param address of the range
 * @param bits how many of its bits are the network's
 */
record Cidr(long address, int bits) {
    private static final int ALL_BITS = 32;
    private static final long LARGEST = 0xFFFF_FFFFL;

    static Cidr parse(Object value) throws FailedException, UndecidedException {
        String text = Primitives.text(value);
        if (text.indexOf(':') >= 0) {
            throw new UndecidedException();
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new FailedException();
        }
        String[] parts = text.substring(0, slash).split("\\.", -1);
        if (parts.length != 4) {
            throw new FailedException();
        }
        long address = 0;
        for (String part : parts) {
            address = address << 8 | number(part, 255);
        }
        int bits = number(text.substring(slash + 1), ALL_BITS);
        return new Cidr(address & mask(bits), bits);
    }

    private static int number(String text, int largest) throws FailedException, UndecidedException {
        if (text.isEmpty()) {
            throw new FailedException();
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || number > largest) {
                throw new FailedException();
            }
            number = number * 10 + (c - '0');
        }
        if (number > largest) {
            throw new FailedException();
        }
        if (text.length() > 1 && text.charAt(0) == '0') {
            throw new UndecidedException();
        }
        return number;
    }

    private static long mask(int bits) {
        return LARGEST << (ALL_BITS - bits) & LARGEST;
    }

    String netmask() {
        return dotted(mask(bits));
    }

    /** The address of a host in the range; counted from its end if the number is negative. */
    String host(Object number) throws FailedException, UndecidedException {
        BigInteger wanted = whole(number);
        BigInteger size = BigInteger.ONE.shiftLeft(ALL_BITS - bits);
        BigInteger host = wanted.signum() < 0 ? size.add(wanted) : wanted;
        if (host.signum() < 0 || host.compareTo(size) >= 0) {
            throw new FailedException();
        }
        return dotted(address + host.longValue());
    }

    /** A smaller range in this one. */
    String subnet(Object newBits, Object number) throws FailedException, UndecidedException {
        BigInteger more = whole(newBits);
        BigInteger wanted = whole(number);
        if (more.signum() < 0) {
            throw new UndecidedException();
        }
        if (more.compareTo(BigInteger.valueOf(ALL_BITS - bits)) > 0
                || wanted.signum() < 0
                || wanted.bitLength() > more.intValue()) {
            throw new FailedException();
        }
        int length = bits + more.intValue();
        return dotted(address + (wanted.longValue() << (ALL_BITS - length))) + "/" + length;
    }

    private static BigInteger whole(Object value) throws FailedException, UndecidedException {
        BigDecimal number = Primitives.number(value);
        try {
            return number.toBigIntegerExact();
        } catch (ArithmeticException fraction) {
            throw new FailedException();
        }
    }

    private static String dotted(long address) {
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }
}
