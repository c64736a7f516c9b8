package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who was asked about since when, page by page, without opening anything that is sealed. */
@ParameterizedClass
@EnumSource(Dialect.class)
class VisitReadingsTest {

    private static final Instant SINCE = Samples.NOW;
    private static final Instant UNTIL = SINCE.plusSeconds(3600);
    private static final InquiryId QUESTION = new InquiryId("20261120100000ABCDEFGHJK");

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private OpenLedger store;
    private SqlVisitReadings readings;
    private int answers;

    @BeforeEach
    void open() {
        store = new OpenLedger(dialect, folder);
        readings = new SqlVisitReadings(store.dataSource());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void answer(String patient, InquiryId inquiry, Instant receivedAt) {
        ResourceId id = patient == null ? null : new ResourceId(patient);
        int number = ++answers;
        store.run(transaction -> {
            if (id != null && transaction.patient(id).isEmpty()) {
                transaction.save(Samples.linked(id, number));
            }
            transaction.add(new AnswerRecord(new ResourceId("answer-" + number), Samples.FACILITY, Samples.TERMINAL,
                    inquiry, id == null ? AnswerStanding.UNATTACHED : AnswerStanding.LINKED, id, receivedAt,
                    Samples.answer(1), List.of()));
            return true;
        });
    }

    @Test
    void eachPatientWithAnAnswerToAQuestionIsNamedOnceInOrder() {
        answer("c", QUESTION, SINCE.plusSeconds(1));
        answer("a", QUESTION, SINCE);
        answer("a", QUESTION, SINCE.plusSeconds(2));
        answer("b", QUESTION, SINCE.minusSeconds(1));
        answer("d", null, SINCE.plusSeconds(1));
        answer("e", QUESTION, UNTIL);
        answer("f", QUESTION, UNTIL.minusMillis(1));
        answer(null, QUESTION, SINCE.plusSeconds(1));

        assertThat(readings.askedAbout(Samples.FACILITY, SINCE, UNTIL, null, 10)).extracting(ResourceId::value)
                .as("b was before, d came by a reader, e is behind the end, one is nobody's")
                .containsExactly("a", "c", "f");
        assertThat(readings.askedAbout(new FacilityCode("1319999999"), SINCE, UNTIL, null, 10)).isEmpty();
    }

    @Test
    void aPageBeginsBehindThePatientNamed() {
        for (String patient : List.of("e", "b", "d", "a", "c")) {
            answer(patient, QUESTION, SINCE);
        }

        assertThat(readings.askedAbout(Samples.FACILITY, SINCE, UNTIL, null, 2)).extracting(ResourceId::value)
                .containsExactly("a", "b");
        assertThat(readings.askedAbout(Samples.FACILITY, SINCE, UNTIL, new ResourceId("b"), 2))
                .extracting(ResourceId::value)
                .containsExactly("c", "d");
        assertThat(readings.askedAbout(Samples.FACILITY, SINCE, UNTIL, new ResourceId("d"), 2))
                .extracting(ResourceId::value)
                .containsExactly("e");
    }
}
