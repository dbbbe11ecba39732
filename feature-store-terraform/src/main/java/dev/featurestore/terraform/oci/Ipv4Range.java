package dev.featurestore.terraform.oci;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses in CIDR notation.
 *
 * @param first its first address
 * @param prefix the number of leading bits that all of its addresses share
 * @param given the address in the notation
 */
public record Ipv4Range(long first, int prefix, long given) {

    private static final int ALL_BITS = 32;
    private static final Pattern CIDR =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    /** Reads {@code 10.0.0.0/16} or {@code 10.0.0.1}; empty if the text is neither. */
    public static Optional<Ipv4Range> parse(String text) {
        Matcher cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int group = 1; group <= 4; group++) {
            int octet = Integer.parseInt(cidr.group(group));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address * 256 + octet;
        }
        int prefix = cidr.group(5) == null ? ALL_BITS : Integer.parseInt(cidr.group(5));
        if (prefix > ALL_BITS) {
            return Optional.empty();
        }
        return Optional.of(new Ipv4Range(address - address % size(prefix), prefix, address));
    }

    /** The number of bits in which its addresses differ. */
    public int hostBits() {
        return ALL_BITS - prefix;
    }

    /** The number of its addresses. */
    public long size() {
        return size(prefix);
    }

    private static long size(int prefix) {
        return 1L << (ALL_BITS - prefix);
    }

    /** Whether all addresses of the other range are in this one. */
    public boolean contains(Ipv4Range other) {
        return first <= other.first && other.first + other.size() <= first + size();
    }

    /** Whether an address is in both ranges. */
    public boolean overlaps(Ipv4Range other) {
        return contains(other) || other.contains(this);
    }

    /** The address at an offset from the first. */
    public String address(long offset) {
        return dotted(first + offset);
    }

    /** A mask of its prefix: {@code 255.255.0.0}. */
    public String netmask() {
        return dotted((1L << ALL_BITS) - size());
    }

    /**
     * A part of this range, in CIDR notation.
     *
     * @param newBits how much longer its prefix is
     * @param number its number among the parts of that size, from 0
     */
    public String part(int newBits, long number) {
        int longer = prefix + newBits;
        return address(number * size(longer)) + "/" + longer;
    }

    private static String dotted(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + '.' + (address >> 8 & 255) + '.' + (address & 255);
    }
}
