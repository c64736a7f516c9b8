package jp.madoguchi.reception.subsidy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.subsidy.PublicExpense;
import jp.madoguchi.domain.subsidy.SubsidyBook;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.domain.subsidy.SubsidyChoice;
import jp.madoguchi.domain.subsidy.SubsidyOutcome;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;

/**
 * A patient's certificates, as a visit finds them. What came or was seen on the day of the visit or later counts for it: a visit may be
 * written down afterwards.
 *
 * @param visit  day of the visit, in Japan
 * @param sent   what the hub sent since
 * @param seen   those on file whose paper the desk saw since (R-PM-03)
 * @param onFile what holds on the day and the hub did not send since; what is always paid back later is not used, so nobody misses it
 */
record VisitCertificates(LocalDate visit, List<SubsidyRecord> sent, List<PublicExpense> seen,
        List<PublicExpense> onFile) {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    VisitCertificates {
        sent = List.copyOf(sent);
        seen = List.copyOf(seen);
        onFile = List.copyOf(onFile);
    }

    static VisitCertificates of(List<SubsidyEntry> entries, LocalDate visit) {
        List<SubsidyRecord> sent = new ArrayList<>();
        List<PublicExpense> seen = new ArrayList<>();
        List<PublicExpense> onFile = new ArrayList<>();
        for (SubsidyEntry entry : entries) {
            SubsidyRecord certificate = entry.certificate();
            boolean since = !LocalDate.ofInstant(entry.asOf(), JAPAN).isBefore(visit);
            if (since && entry.seenBy() == null) {
                sent.add(certificate);
            } else if (certificate.holdsOn(visit) && !certificate.alwaysReimbursed()) {
                certificate.asPublicExpense().ifPresent(onFile::add);
                if (since) {
                    certificate.asPublicExpense().ifPresent(seen::add);
                }
            }
        }
        return new VisitCertificates(visit, sent, seen, onFile);
    }

    /** What the visit makes of each. */
    List<SubsidyOutcome> judged(SubsidyCheck check, SubsidyChoice choice) {
        return check.judge(visit, choice, SubsidyBook.of(sent), seen, onFile);
    }
}
