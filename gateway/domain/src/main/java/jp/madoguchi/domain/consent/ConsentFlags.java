package jp.madoguchi.domain.consent;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;

/**
 * The consent flags of a visit, one for every item. Nothing here can stop a reception: flags say what may be looked at, and the
 * qualification is asked for without any (R-CO-04).
 *
 * @param values a flag for every {@link ConsentItem}
 */
public record ConsentFlags(Map<ConsentItem, ConsentStatus> values) {

    public ConsentFlags {
        EnumMap<ConsentItem, ConsentStatus> whole = new EnumMap<>(ConsentItem.class);
        for (ConsentItem item : ConsentItem.values()) {
            whole.put(item, values.getOrDefault(item, ConsentStatus.NOT_GIVEN));
        }
        values = Collections.unmodifiableMap(whole);
    }

    /**
     * What a choice at the reader comes to. Items that are not offered are not given (R-CO-01); a screen that timed out is not given
     * (R-CO-05); a card that gives the qualification only, in the grace of its certificate, forces every medical flag to "not given".
     *
     * @param choice            what the patient chose; 「全て同意する」 on a day on which readers did not show it gives nothing
     * @param offered           what the institution has switched on
     * @param qualificationOnly whether the card gives nothing but the qualification (R-EX-04)
     * @param day               day of the visit
     */
    public static ConsentFlags of(ConsentChoice choice, Set<ConsentItem> offered, boolean qualificationOnly,
            LocalDate day, RuleSwitches switches) {
        EnumMap<ConsentItem, ConsentStatus> flags = new EnumMap<>(ConsentItem.class);
        for (ConsentItem item : offered) {
            boolean given = switch (choice) {
                case ConsentChoice.AllAgreed all -> covers(item, day, switches);
                case ConsentChoice.OneByOne each -> each.answers().get(item) == ScreenAnswer.YES;
            };
            flags.put(item, given ? ConsentStatus.GIVEN : ConsentStatus.NOT_GIVEN);
        }
        return asReturned(flags, qualificationOnly);
    }

    private static boolean covers(ConsentItem item, LocalDate day, RuleSwitches switches) {
        return switches.on(RuleSwitch.COMPREHENSIVE_CONSENT, day) && (item != ConsentItem.OPERATIONS
                || switches.on(RuleSwitch.ALL_AGREED_COVERS_OPERATIONS, day));
    }

    /**
     * Flags as the national system returned them: none is ever derived from another, operations least of all. Only the grace of a
     * certificate takes medical ones away (R-EX-04).
     */
    public static ConsentFlags asReturned(Map<ConsentItem, ConsentStatus> returned, boolean qualificationOnly) {
        if (!qualificationOnly) {
            return new ConsentFlags(returned);
        }
        EnumMap<ConsentItem, ConsentStatus> rest = new EnumMap<>(ConsentItem.class);
        returned.forEach((item, status) -> {
            if (!item.isMedical()) {
                rest.put(item, status);
            }
        });
        return new ConsentFlags(rest);
    }

    /** The flag of an item. */
    public ConsentStatus of(ConsentItem item) {
        return values.getOrDefault(item, ConsentStatus.NOT_GIVEN);
    }
}
