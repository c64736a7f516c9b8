package jp.madoguchi.oqs.terminal;

import java.nio.charset.StandardCharsets;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/**
 * The end of a zip, which says what is in it: read before anything is unpacked, so that a zip that is not whole, or holds what no result
 * is, is refused for what it is. Sizes here are claims; what really comes out is counted again.
 *
 * @param name      name of the one file
 * @param size      its length, as the zip says
 * @param encrypted whether it needs a password
 * @param aes       whether by AES; else by the old cipher
 */
record ZipDirectory(String name, long size, boolean encrypted, boolean aes) {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int STRONG_ENCRYPTION = 0x40;
    private static final int AES = 99;

    /** Reads the directory of a zip with exactly one file. */
    static ZipDirectory of(byte[] zip) {
        if (zip.length < 4) {
            throw new ProblemException(Problem.at(ProblemCode.FILE_INCOMPLETE, "zip"));
        }
        if (int4(zip, 0) != LOCAL && int4(zip, 0) != END) {
            throw refused("no zip");
        }
        int end = end(zip);
        if (end < 0) {
            throw new ProblemException(Problem.at(ProblemCode.FILE_INCOMPLETE, "zip"));
        }
        int entries = int2(zip, end + 10);
        if (entries != 1 || int2(zip, end + 8) != 1 || int2(zip, end + 4) != 0 || int2(zip, end + 6) != 0) {
            throw refused(entries == 0 ? "nothing in it" : "more than one file in it");
        }
        long length = int4(zip, end + 12) & 0xFFFFFFFFL;
        long start = int4(zip, end + 16) & 0xFFFFFFFFL;
        if (start + length != end || length < CENTRAL_LENGTH || int4(zip, (int) start) != CENTRAL) {
            throw refused("directory");
        }
        return entry(zip, (int) start, end);
    }

    private static ZipDirectory entry(byte[] zip, int at, int end) {
        int flags = int2(zip, at + 8);
        int method = int2(zip, at + 10);
        int nameLength = int2(zip, at + 28);
        long next = (long) at + CENTRAL_LENGTH + nameLength + int2(zip, at + 30) + int2(zip, at + 32);
        if (next != end || int4(zip, at + 42) != 0 || LOCAL_LENGTH + nameLength > at) {
            throw refused("directory");
        }
        if ((flags & STRONG_ENCRYPTION) != 0) {
            throw refused("cipher");
        }
        String name = name(zip, at + CENTRAL_LENGTH, nameLength);
        if (int2(zip, 26) != nameLength || !name.equals(name(zip, LOCAL_LENGTH, nameLength))) {
            throw refused("two names");
        }
        return new ZipDirectory(name, int4(zip, at + 24) & 0xFFFFFFFFL, (flags & 1) != 0, method == AES);
    }

    /** The name, which must be that of a file and of nothing else: no path, no drive, nothing that a system could mean otherwise. */
    private static String name(byte[] zip, int from, int length) {
        String name = new String(zip, from, length, StandardCharsets.ISO_8859_1);
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0 || name.contains("..")) {
            throw refused("a path in it");
        }
        boolean plain = !name.isEmpty() && name.charAt(0) != '.' && name.chars().allMatch(
                c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-'
                        || c == '.');
        if (!plain) {
            throw refused("name");
        }
        return name;
    }

    /** Whether the bytes end as a zip does; one that does not was cut off. */
    static boolean isWhole(byte[] zip) {
        return end(zip) >= 0;
    }

    /** Where the end record begins; -1 if there is none. */
    private static int end(byte[] zip) {
        int first = Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT);
        for (int at = zip.length - END_LENGTH; at >= first; at--) {
            if (int4(zip, at) == END && at + END_LENGTH + int2(zip, at + 20) == zip.length) {
                return at;
            }
        }
        return -1;
    }

    private static int int2(byte[] zip, int at) {
        return zip[at] & 0xFF | (zip[at + 1] & 0xFF) << 8;
    }

    private static int int4(byte[] zip, int at) {
        return int2(zip, at) | int2(zip, at + 2) << 16;
    }

    static ProblemException refused(String reason) {
        return new ProblemException(Problem.at(ProblemCode.ARCHIVE_REFUSED, reason));
    }
}
