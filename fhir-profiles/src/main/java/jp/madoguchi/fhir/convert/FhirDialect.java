package jp.madoguchi.fhir.convert;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.fhir.profile.NationalSystem;

/**
 * What receivers disagree about (fhir-and-hl7v2 0 and 13).
 *
 * @param identifiers           spelling of the national identifier and code systems
 * @param periodEnd             what {@code Coverage.period.end} holds when a qualification was lost
 * @param dependentWidth        width of the digits in {@code Coverage.dependent}
 * @param claimNationalProfiles whether {@code meta.profile} also names JP Core and, for usable coverages, the stricter profiles
 */
public record FhirDialect(
        IdentifierSpelling identifiers, PeriodEnd periodEnd, DependentWidth dependentWidth,
        boolean claimNationalProfiles) {

    /** URLs, last covered day, half-width, own profiles only. */
    public static final FhirDialect DEFAULT = new FhirDialect(IdentifierSpelling.URL, PeriodEnd.LAST_COVERED_DAY,
            DependentWidth.HALF, false);

    public FhirDialect {
        Objects.requireNonNull(identifiers);
        Objects.requireNonNull(periodEnd);
        Objects.requireNonNull(dependentWidth);
    }

    /** How national systems are spelled. */
    public enum IdentifierSpelling {
        /** As in JP Core's development head and CLINS 1.5 and later. */
        URL,
        /** As in JP Core 1.1.2. */
        OID
    }

    /** What the end of a lost qualification's period is. */
    public enum PeriodEnd {
        /** The day before 資格喪失日, since FHIR periods include their end. */
        LAST_COVERED_DAY,
        /** 資格喪失日 itself, as the Japanese guides write; an extension then says so. */
        LITERAL_LOSS_DATE
    }

    /** How digits are written where sources disagree. */
    public enum DependentWidth {
        /** {@code 01}. */
        HALF,
        /** {@code ０１}. */
        FULL
    }

    /** What differs from the usual dialect, in words of a-z and hyphens, such as {@code oid-loss-day}; empty for the usual one. */
    public String mark() {
        return Stream.of(identifiers == IdentifierSpelling.OID ? "oid" : "",
                periodEnd == PeriodEnd.LITERAL_LOSS_DATE ? "loss-day" : "",
                dependentWidth == DependentWidth.FULL ? "full" : "", claimNationalProfiles ? "national" : "")
                .filter(word -> !word.isEmpty()).collect(Collectors.joining("-"));
    }

    String spell(NationalSystem system) {
        return switch (identifiers) {
            case URL -> system.url();
            case OID -> system.oid();
        };
    }
}
