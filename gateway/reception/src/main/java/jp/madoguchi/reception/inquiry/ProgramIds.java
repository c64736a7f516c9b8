package jp.madoguchi.reception.inquiry;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.qualification.InquiryId;

/**
 * The ids of programs' questions. Nobody without the key can compute one, and each says, to whom has the key, which program asked. The same program and
 * key of a request make the same id.
 *
 * @param digest what only this gateway can compute
 */
public record ProgramIds(Digest digest) {

    private static final int STEM = 24;
    private static final int ASKER = 8;

    public ProgramIds {
        Objects.requireNonNull(digest);
    }

    /** A keyed digest of all parts, at least 16 bytes long; two lists of parts never give one message. */
    @FunctionalInterface
    public interface Digest {
        /** The digest of these parts. */
        byte[] of(String... parts);
    }

    /** @param fresh an id that nothing has, for an order without a key */
    InquiryId of(ProgramOrder order, InquiryId fresh) {
        String key = order.key();
        String stem = key == null
                ? fresh.value()
                : letters(STEM, "LIVE QUESTION", order.facility().value(), order.client(), key);
        return new InquiryId(stem + asker(order.facility(), order.client(), stem));
    }

    /** Whether a question is this program's. */
    boolean isOf(InquiryId id, FacilityCode facility, String client) {
        int end = id.value().length() - ASKER;
        return id.value().substring(end).equals(asker(facility, client, id.value().substring(0, end)));
    }

    private String asker(FacilityCode facility, String client, String stem) {
        return letters(ASKER, "LIVE ASKER", facility.value(), client, stem);
    }

    private String letters(int number, String... parts) {
        return HexFormat.of().formatHex(digest.of(parts)).substring(0, number).toUpperCase(Locale.ROOT);
    }
}
