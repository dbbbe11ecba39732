package dev.featurestore.provider.rules;

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
        int prefix = cidr.group(5) == null ? 32 : Integer.parseInt(cidr.group(5));
        if (prefix > 32) {
            return Optional.empty();
        }
        long size = 1L << (32 - prefix);
        return Optional.of(new Ipv4Range(address - address % size, prefix, address));
    }

    public long size() {
        return 1L << (32 - prefix);
    }

    boolean contains(Ipv4Range other) {
        return first <= other.first && other.first + other.size() <= first + size();
    }

    boolean overlaps(Ipv4Range other) {
        return contains(other) || other.contains(this);
    }

    /** The address at an offset from the first. */
    public String address(long offset) {
        long address = first + offset;
        return (address >> 24) + "." + (address >> 16 & 255) + '.' + (address >> 8 & 255) + '.' + (address & 255);
    }
}
