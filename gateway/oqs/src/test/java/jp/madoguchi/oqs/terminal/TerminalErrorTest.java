package jp.madoguchi.oqs.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalErrorTest {

    private static final Inquiry INQUIRY = new Inquiry(
            new InquiryId("202611200002"), new FacilityCode("9919999999"), TerminalId.DEFAULT,
            LocalDate.of(2026, 11, 20),
            new CardQuestion(
                    new MemberId(new InsurerNumber("990010"), null, new CardNumber("1"), null),
                    LocalDate.of(1990, 1, 15),
                    false));
    private static final Instant FOUND = Instant.parse("2026-11-20T00:41:02Z");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-31J", "UTF-16"})
    void theTerminalsWordsAreKeptWhateverTheirEncoding(String encoding) {
        byte[] err = "SIM-E0002 通信エラー：回線を確認してください。\r\n".getBytes(Charset.forName(encoding));

        Answer answer = TerminalError.toAnswer(INQUIRY, err, FOUND);

        assertThat(answer.outcome()).isEqualTo(
                new AnswerOutcome.Failed(new Notice(null, "SIM-E0002 通信エラー：回線を確認してください。")));
        assertThat(answer.facility()).isEqualTo(INQUIRY.facility());
        assertThat(answer.confirmationDate()).isEqualTo(INQUIRY.confirmationDate());
        assertThat(answer.arbitraryFileIdentifier()).isEqualTo("202611200002");
        assertThat(answer.asking()).isEqualTo(INQUIRY.card());
        assertThat(answer.processedAt()).isEqualTo(FOUND);
        assertThat(answer.qualifications()).isEmpty();
    }

    @Test
    void whateverWasAskedItIsAFailureOfThatKind() {
        byte[] err = "SIM-E0002".getBytes(StandardCharsets.UTF_8);
        Question tickets = new Question.CollectTickets(INQUIRY.id(), INQUIRY.facility(), INQUIRY.terminal(),
                YearMonth.of(2026, 11));

        assertThat(TerminalError.toReply(tickets, err, FOUND)).isEqualTo(new Reply.Failed(ExchangeKind.TICKETS,
                new Echo(INQUIRY.facility(), "202611200002", FOUND), new Notice(null, "SIM-E0002")));
        assertThat(TerminalError.toReply(tickets, new byte[0], FOUND)).isInstanceOfSatisfying(Reply.Failed.class,
                failed -> assertThat(failed.notice()).isEqualTo(new Notice(null, null)));
        assertThat(TerminalError.toReply(new Question.Confirm(INQUIRY), err, FOUND)).isEqualTo(
                new Reply.Confirmed(ExchangeKind.CONFIRMATION, TerminalError.toAnswer(INQUIRY, err, FOUND)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\0", "\uFEFF"})
    void anEmptyFileIsAFailureWithoutWords(String text) {
        Answer answer = TerminalError.toAnswer(INQUIRY, text.getBytes(StandardCharsets.UTF_8), FOUND);

        assertThat(answer.outcome()).isEqualTo(new AnswerOutcome.Failed(new Notice(null, null)));
    }

    @Test
    void severalLinesBecomeOne() {
        assertThat(TerminalError.text("\uFEFFa\r\n\r\n\tb\u0007c\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a b c");
    }

    @Test
    void aLongTextIsShortenedBetweenCharacters() {
        for (int before = 0; before < 3; before++) {
            String text = TerminalError.text(("x".repeat(before) + "𠮷".repeat(400)).getBytes(StandardCharsets.UTF_8));

            assertThat(text).hasSizeBetween(499, 500).endsWith("𠮷…");
        }
        assertThat(TerminalError.text("x".repeat(500).getBytes(StandardCharsets.UTF_8))).hasSize(500)
                .doesNotContain("…");
    }

    @Test
    void onlyTheFirst64KibibytesCountEvenIfTheyEndInsideOfACharacter() {
        byte[] err = ("x" + " ".repeat(65533) + "漢" + "字".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(TerminalError.text(err)).isEqualTo("x");
    }

    @Property(tries = 500)
    void anyBytesAreAnAnswer(@ForAll byte[] err) {
        Answer answer = TerminalError.toAnswer(INQUIRY, err, FOUND);

        assertThat(((AnswerOutcome.Failed) answer.outcome()).notice().message()).satisfiesAnyOf(
                message -> assertThat(message).isNull(),
                message -> assertThat(message).isNotBlank().hasSizeLessThanOrEqualTo(500));
    }
}
