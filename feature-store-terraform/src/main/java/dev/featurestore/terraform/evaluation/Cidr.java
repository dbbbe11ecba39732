package dev.featurestore.terraform.evaluation;

import dev.featurestore.terraform.oci.Ipv4Range;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Terraform's functions about IPv4 ranges such as {@code 10.0.0.0/16}. IPv6 and digits with leading zeros, which
 * Terraform admits, are left to Terraform.
 */
record Cidr(Ipv4Range range) {

    private static final Pattern FORM = Pattern.compile("\\d+(\\.\\d+){3}/\\d+");
    private static final Pattern LEADING_ZERO = Pattern.compile("(^|[./])0\\d");

    static Cidr parse(Object value) throws FailedException, UndecidedException {
        String text = Primitives.text(value);
        if (text.indexOf(':') >= 0) {
            throw new UndecidedException();
        }
        if (!FORM.matcher(text).matches()) {
            throw new FailedException();
        }
        if (LEADING_ZERO.matcher(text).find()) {
            throw new UndecidedException();
        }
        return new Cidr(Ipv4Range.parse(text).orElseThrow(FailedException::new));
    }

    String netmask() {
        return range.netmask();
    }

    /** The address of a host in the range; counted from its end if the number is negative. */
    String host(Object number) throws FailedException, UndecidedException {
        BigInteger wanted = whole(number);
        BigInteger size = BigInteger.valueOf(range.size());
        BigInteger host = wanted.signum() < 0 ? size.add(wanted) : wanted;
        if (host.signum() < 0 || host.compareTo(size) >= 0) {
            throw new FailedException();
        }
        return range.address(host.longValue());
    }

    /** A smaller range in this one. */
    String subnet(Object newBits, Object number) throws FailedException, UndecidedException {
        BigInteger more = whole(newBits);
        BigInteger wanted = whole(number);
        if (more.signum() < 0) {
            throw new UndecidedException();
        }
        if (more.compareTo(BigInteger.valueOf(range.hostBits())) > 0
                || wanted.signum() < 0
                || wanted.bitLength() > more.intValue()) {
            throw new FailedException();
        }
        return range.part(more.intValue(), wanted.longValue());
    }

    private static BigInteger whole(Object value) throws FailedException, UndecidedException {
        BigDecimal number = Primitives.number(value);
        try {
            return number.toBigIntegerExact();
        } catch (ArithmeticException fraction) {
            throw new FailedException();
        }
    }
}
