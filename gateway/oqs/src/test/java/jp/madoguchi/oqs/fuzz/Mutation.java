package jp.madoguchi.oqs.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files in the ways that files are damaged, and in those that somebody would think of. */
public final class Mutation {

    private static final List<String> PIECES = List.of(
            "<", ">", "&", "]]>", "<![CDATA[", "<!--", "-->", "--", "<?x y?>", "<?xml version=\"1.0\"?>",
            "<!DOCTYPE XmlMsg [<!ENTITY a \"b\">]>",
            "&a;", "&amp;", "&lt", "&#x0;", "&#x41;", "&#1114112;", "&#99999999999;", "</", "/>", "<a/>", "<a:b/>",
            "<a b='1' b='2'/>",
            " a=\"<\"", " x='&amp;&#65;'", "\u0000", "\u0001", "\r", "\r\n", "\uFEFF", "\uFFFE", "\u2028", "髙", "𠮷",
            "<Name>", "</Name>",
            "<ResultList>", "</XmlMsg>", "<XmlMsg>", "encoding=\"Shift_JIS\"", "encoding=\"UTF-8\"",
            "encoding=\"UTF-16\"", "standalone=\"maybe\"",
            "20261399", "99999999999999", "{", "}", "[", "]", "\"", ":", ",", "\\u0000", "\\uD800", "1e999999", "null",
            "../", "C:\\");

    private Mutation() {}

    /** One to four damages to a copy. */
    public static byte[] of(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            bytes = damaged(bytes, random);
        }
        return bytes;
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return piece(random);
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(64), bytes.length - at);
        return switch (random.nextInt(10)) {
            case 0 -> flipped(bytes, at, random);
            case 1 -> replaced(bytes, at, length, random);
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> spliced(bytes, at, length, new byte[0]);
            case 4 -> spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
            case 5, 6 -> spliced(bytes, at, 0, piece(random));
            case 7 -> spliced(bytes, at, length, piece(random));
            case 8 -> spliced(bytes, at, 0, repeated(random));
            default -> moved(bytes, at, length, random);
        };
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int at, int length, Random random) {
        for (int i = at; i < at + length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] moved(byte[] bytes, int at, int length, Random random) {
        byte[] part = Arrays.copyOfRange(bytes, at, at + length);
        byte[] rest = spliced(bytes, at, length, new byte[0]);
        return spliced(rest, random.nextInt(rest.length + 1), 0, part);
    }

    private static byte[] repeated(Random random) {
        byte[] piece = piece(random);
        int times = 1 << random.nextInt(13);
        byte[] many = new byte[piece.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(piece, 0, many, i * piece.length, piece.length);
        }
        return many;
    }

    private static byte[] piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spliced(byte[] bytes, int at, int without, byte[] with) {
        byte[] result = new byte[bytes.length - without + with.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(with, 0, result, at, with.length);
        System.arraycopy(bytes, at + without, result, at + with.length, bytes.length - at - without);
        return result;
    }
}
