package jp.madoguchi.oqs.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The sample files, as bytes and as text. */
final class Samples {

    static final String FACE_INSURANCE = "OQSsiquc01res_face_9919999999A1B2C3D4E5F6A7B8C9D0_20261120093015.xml";
    static final String FACE_LATE_ELDERLY = "OQSsiquc01res_face_99199999990F1E2D3C4B5A69788796_20261120101544.xml";
    static final String NATIONAL_INSURANCE = "OQSsiquc01res_202611200002.xml";
    static final String INVALID = "OQSsiquc01res_202611200003.xml";
    static final String NOT_FOUND = "OQSsiquc01res_202611200004.xml";
    static final String BLACK_CIRCLES_IN_SHIFT_JIS = "OQSsiquc01res_202611200006.xml";
    static final String INVALID_NEW_EXISTS = "OQSsiquc01res_202611200008.xml";
    static final String BULK = "OQSmuquc02res_202611200007.xml";

    static final List<String> ALL = List.of(
            FACE_INSURANCE, FACE_LATE_ELDERLY, NATIONAL_INSURANCE, INVALID, NOT_FOUND, BLACK_CIRCLES_IN_SHIFT_JIS,
            INVALID_NEW_EXISTS, BULK);

    private Samples() {}

    static List<String> all() {
        return ALL;
    }

    static byte[] bytes(String name) {
        return resource("/samples/" + name);
    }

    static String text(String name) {
        Charset charset = name.equals(BLACK_CIRCLES_IN_SHIFT_JIS)
                ? Charset.forName("windows-31J")
                : StandardCharsets.UTF_8;
        return new String(bytes(name), charset);
    }

    static byte[] resource(String path) {
        try (InputStream in = Samples.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
