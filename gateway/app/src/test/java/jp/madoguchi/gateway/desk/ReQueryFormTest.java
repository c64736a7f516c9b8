package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.desk.AskWithoutCard;
import jp.madoguchi.reception.inquiry.InquiryReport;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a desk's program sends to ask again without the card, and what it is told. */
class ReQueryFormTest {

    private static ReQueryForm form(String json) {
        try {
            return new ReQueryForm(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @CsvSource(delimiter = '|', value = {"{}|VALUE_MISSING|setting",
            "{\"setting\":\"ELSEWHERE\"}|VALUE_MALFORMED|setting",
            "{\"setting\":\"OUTPATIENT\",\"by\":\"c\"}|VALUE_MALFORMED|setting",
            "{\"setting\":\"ONLINE\",\"name\":\"x\"}|REQUEST_MALFORMED|an unknown field",
            "{\"setting\":\"ONLINE\",\"visit\":\"x\"}|VALUE_MALFORMED|visit",
            "{\"setting\":\"ONLINE\",\"visit\":\"2026-11-21\"}|DATE_IMPOSSIBLE|visit",
            "{\"setting\":\"ONLINE\",\"terminal\":7}|REQUEST_MALFORMED|terminal",
            "{\"setting\":\"ONLINE\"}|VALUE_MISSING|by",
            "{\"setting\":\"ONLINE\",\"by\":\"c\"}|LEDGER_UNAVAILABLE|"})
    void aRequestIsRefusedWithItsPlaceAndRecordedAllTheSame(String json, ProblemCode code, String where) {
        List<DeskAudit.Entry> audited = new ArrayList<>();
        AnswerLedger away = new AnswerLedger() {
            @Override
            public <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
                return CompletableFuture
                        .failedStage(new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE)));
            }
        };
        DeskReQueries queries = new DeskReQueries(new FacilityCode("9919999999"), name -> TerminalId.DEFAULT,
                new AskWithoutCard(away, question -> CompletableFuture.completedStage(null)), audited::add,
                InstantSource.fixed(Instant.parse("2026-11-20T00:30:00Z")));
        ResourceId patient = new ResourceId("patient-1");
        assertThatThrownBy(() -> queries.ask(new Caller("desk-1", "request-1"), patient, "r-1", form(json)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(code);
                    assertThat(refused.problem().where()).isEqualTo(where == null ? "" : where);
                });
        assertThat(audited).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(DeskAudit.Action.CHANGE);
            assertThat(entry.resource()).as("there is no question yet").isNull();
            assertThat(entry.patients()).containsExactly(patient);
            assertThat(entry.problem()).isEqualTo(code);
        });
    }

    @Test
    void whatWaitsSaysNothingOfAValidity() {
        InquiryId id = new InquiryId("20261120100000ABCDEFGHJK");
        assertThat(PatientServlet.json(new InquiryReport(id, InquiryState.ASKED, null)))
                .isEqualTo(Map.of("inquiry", id.value(), "state", "WAITING"));
        assertThat(PatientServlet.json(new InquiryReport(id, InquiryState.NOT_SENT, null)))
                .isEqualTo(Map.of("inquiry", id.value(), "state", "NOT_SENT"));
    }
}
