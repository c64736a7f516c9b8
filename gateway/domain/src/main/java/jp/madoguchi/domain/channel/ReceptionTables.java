package jp.madoguchi.domain.channel;

import jp.madoguchi.domain.card.CertificateGrace;
import jp.madoguchi.domain.claim.DeskProcedure;
import jp.madoguchi.domain.rule.RuleSwitches;

/**
 * The tables that {@link ReceptionRules} decides by.
 *
 * @param switches what the texts leave open
 * @param grace    how long certificates serve
 * @param channels which channel exists when
 * @param papers   which paper proves what
 * @param holders  which paper was ever issued, and to whom
 * @param windows  which situations away from the reader there are, and how long a consent lasts in each
 * @param exceptional what may be looked up apart from the usual way
 * @param procedure   what the desk does where no reader stands
 */
public record ReceptionTables(RuleSwitches switches, CertificateGrace grace, ChannelCalendar channels,
        AcceptedPapers papers, PaperHolders holders, ViewingWindows windows, ExceptionalViews exceptional,
        DeskProcedure procedure) {

    public ReceptionTables {
        // Uncertain verdicts are read as the switches say, whoever puts the tables together.
        papers = papers.readBy(switches);
    }

    /** The same tables with other switches. */
    ReceptionTables with(RuleSwitches other) {
        return new ReceptionTables(other, grace, channels, papers, holders, windows, exceptional,
                procedure);
    }
}
