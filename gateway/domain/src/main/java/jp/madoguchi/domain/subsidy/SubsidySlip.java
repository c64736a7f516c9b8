package jp.madoguchi.domain.subsidy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.domain.privacy.Display;
import jp.madoguchi.domain.privacy.Displayed;
import jp.madoguchi.domain.privacy.NonDisclosure;

/**
 * What a kiosk's slip says of certificates of subsidies. For somebody who must not be found (不開示, R-PM-06) it names no certificate,
 * since its name tells the body; screens of staff show all.
 */
public final class SubsidySlip {

    private SubsidySlip() {}

    /** The lines at a place, one for each certificate that has something to say, without repetition. */
    public static List<String> lines(List<SubsidyOutcome> outcomes, Display where, Locale locale) {
        boolean notDisclosed = outcomes.stream().anyMatch(SubsidySlip::notDisclosed);
        boolean namesShown = NonDisclosure.mayShow(Displayed.INSURER, where, notDisclosed);
        return outcomes.stream().map(outcome -> line(outcome, namesShown, locale)).flatMap(Optional::stream).distinct()
                .toList();
    }

    private static boolean notDisclosed(SubsidyOutcome outcome) {
        return switch (outcome) {
            case SubsidyOutcome.Applied applied -> applied.entry().notDisclosed();
            case SubsidyOutcome.ShownOnly shown -> shown.entry().notDisclosed();
            case SubsidyOutcome.HistoryOnly old -> old.entry().notDisclosed();
            case SubsidyOutcome.Confirmed confirmed -> false;
            case SubsidyOutcome.Kept kept -> false;
            case SubsidyOutcome.Untouched untouched -> false;
        };
    }

    private static Optional<String> line(SubsidyOutcome outcome, boolean namesShown, Locale locale) {
        return switch (outcome) {
            case SubsidyOutcome.Applied applied -> Optional.of(
                    name(applied.entry(), namesShown, locale) + SlipText.text("confirmed", locale));
            case SubsidyOutcome.ShownOnly shown -> switch (shown.why()) {
                case ALWAYS_REIMBURSED -> Optional.empty();
                case NO_PAYER_NUMBER -> Optional.of(SlipText.text("show", locale));
            };
            case SubsidyOutcome.Kept kept when kept.opensTask() -> Optional.of(SlipText.text("show", locale));
            case SubsidyOutcome.Kept kept -> Optional.empty();
            case SubsidyOutcome.HistoryOnly old -> Optional.empty();
            case SubsidyOutcome.Confirmed confirmed -> Optional.empty();
            case SubsidyOutcome.Untouched untouched -> Optional.empty();
        };
    }

    private static String name(SubsidyRecord entry, boolean namesShown, Locale locale) {
        return namesShown && entry.name() != null ? entry.name() : SlipText.text("subsidy", locale);
    }
}
