package jp.madoguchi.reception.inquiry;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import jp.madoguchi.domain.qualification.InquiryId;

/** Gives question ids: Japanese date and time to the second, then ten random characters (50 bits). */
public final class InquiryIds {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
            .withZone(ZoneId.of("Asia/Tokyo"));
    private static final int RANDOM_CHARACTERS = 10;

    private final RandomGenerator random;

    /** Draws from {@code random}, which must not be predictable by outsiders. */
    public InquiryIds(RandomGenerator random) {
        this.random = random;
    }

    /** The next id. */
    public InquiryId next(Instant now) {
        StringBuilder id = new StringBuilder(24).append(SECOND.format(now));
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new InquiryId(id.toString());
    }
}
