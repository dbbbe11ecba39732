package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads values of ASN.1, one after the other (X.690, DER). */
final class DerReader {

    private static final int LONG_LENGTH = 0x80;

    private final byte[] bytes;
    private final int end;
    private int at;

    DerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private DerReader(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    /** The tag of the next value; -1 at the end. */
    int tag() {
        return hasMore() ? bytes[at] & 0xff : -1;
    }

    /** The next value as it is, with tag and length. */
    byte[] whole() throws ServiceException {
        int start = at;
        DerReader content = enter(tag());
        return Arrays.copyOfRange(bytes, start, content.end);
    }

    /** The values in the next value. */
    DerReader enter(int tag) throws ServiceException {
        if (tag() != tag || tag < 0) {
            throw malformed();
        }
        int start = at + 2;
        int length = at + 1 < end ? bytes[at + 1] & 0xff : end;
        if (length >= LONG_LENGTH) {
            int digits = length - LONG_LENGTH;
            if (digits > Integer.BYTES - 1 || start + digits > end) {
                throw malformed();
            }
            length = new BigInteger(1, Arrays.copyOfRange(bytes, start, start + digits)).intValue();
            start += digits;
        }
        if (length > end - start) {
            throw malformed();
        }
        at = start + length;
        return new DerReader(bytes, start, at);
    }

    /** The content of the next value. */
    byte[] content(int tag) throws ServiceException {
        DerReader inner = enter(tag);
        return Arrays.copyOfRange(bytes, inner.at, inner.end);
    }

    private static ServiceException malformed() {
        return new ServiceException("Invalid key or certificate: its content is not the expected ASN.1.");
    }
}
