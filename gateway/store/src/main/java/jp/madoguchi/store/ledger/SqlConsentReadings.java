package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.medical.ConsentReadings;
import jp.madoguchi.reception.medical.ConsentedVisit;
import jp.madoguchi.reception.medical.ContinuingCare;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;

/** {@link ConsentReadings} from the answers that carried consents, on connections of its own. */
public final class SqlConsentReadings implements ConsentReadings {

    /** How many answers with consents are looked through: a late one may have been worked on before another. */
    private static final int MOST_ANSWERS = 24;

    private final DataSource dataSource;
    private final RecordSeal seal;

    public SqlConsentReadings(DataSource dataSource, LedgerKey key) {
        this.dataSource = dataSource;
        this.seal = new RecordSeal(key);
    }

    @Override
    public Optional<ConsentedVisit> newest(FacilityCode facility, ResourceId patient, CareSetting setting,
            LocalDate day) {
        boolean face = setting == CareSetting.OUTPATIENT;
        try (Connection connection = dataSource.getConnection()) {
            Session session = new Session(connection);
            AnswerRows answers = new AnswerRows(session, seal);
            InquiryRows inquiries = new InquiryRows(session, seal, answers);
            ContinuingCare care = care(session, patient);
            return answers.tellingConsents(facility, patient, face, MOST_ANSWERS).stream().map(Stored::record)
                    .filter(one -> face || settingOf(one, inquiries) == setting)
                    .max(Comparator.comparing((AnswerRecord one) -> !care.endedBefore(one, setting, day))
                            .thenComparing(one -> one.answer().processedAt()))
                    .flatMap(one -> ConsentedVisit.of(one, setting, care.situation(one, setting)));
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        }
    }

    private ContinuingCare care(Session session, ResourceId patient) {
        return new ContinuingCare(CareEndRows.begins(session, patient).stream().map(Stored::record).toList(),
                CareEndRows.ends(session, seal, patient).stream().map(Stored::record).toList());
    }

    private static CareSetting settingOf(AnswerRecord record, InquiryRows inquiries) {
        return inquiries.question(Objects.requireNonNull(record.inquiry())).map(CareSetting::of)
                .orElse(CareSetting.OUTPATIENT);
    }
}
