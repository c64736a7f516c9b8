package jp.madoguchi.reception.mode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * Where the next page of re-checks begins: behind the one with these values, in the order of {@link ClaimUrgency}.
 *
 * @param claimRun day of its claim run
 * @param visit    day of its visit
 * @param id       its id
 */
public record RecheckCursor(LocalDate claimRun, LocalDate visit, ResourceId id) {

    private static final Pattern FORM = Pattern
            .compile("([0-9]{4}-[0-9]{2}-[0-9]{2})_([0-9]{4}-[0-9]{2}-[0-9]{2})_([0-9A-Za-z.-]{1,64})");

    public RecheckCursor {
        Objects.requireNonNull(claimRun);
        Objects.requireNonNull(visit);
        Objects.requireNonNull(id);
    }

    /** Reads what {@link #toString} wrote. */
    public static Parsed<RecheckCursor> parse(String text) {
        Matcher parts = FORM.matcher(text);
        try {
            if (parts.matches()) {
                return Parsed.of(new RecheckCursor(LocalDate.parse(parts.group(1)), LocalDate.parse(parts.group(2)),
                        new ResourceId(parts.group(3))));
            }
        } catch (DateTimeException noSuchDay) {
            return Parsed.refused(ProblemCode.REQUEST_MALFORMED, "after");
        }
        return Parsed.refused(ProblemCode.REQUEST_MALFORMED, "after");
    }

    /** As it stands in an address. */
    @Override
    public String toString() {
        return claimRun + "_" + visit + "_" + id.value();
    }
}
