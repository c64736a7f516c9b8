package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.oqs.message.RemarkKind;
import jp.madoguchi.oqs.message.ResultMessage;
import jp.madoguchi.oqs.message.ResultUnit;
import jp.madoguchi.oqs.message.TerminalEncoding;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Results as {@link ResultReader} takes them: one person's, such as a card reader's, and those of a list; always XML. The edges of
 * all that an answer can hold are gone along in {@link ReplyRoundTripPropertyTest}.
 */
class ResultRoundTripPropertyTest {

    @Provide
    Arbitrary<Reply.Confirmed> one() {
        return Replies.of(ExchangeKind.CONFIRMATION).map(Reply.Confirmed.class::cast);
    }

    /** A list about nobody is one only by its reception number. */
    @Provide
    Arbitrary<Reply.ConfirmedMany> many() {
        return Replies.many(ExchangeKind.CONFIRMATIONS_RESULT).map(Reply.ConfirmedMany.class::cast)
                .filter(many -> many.reception() != null || !many.units().isEmpty());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aPersonsResultIsReadTheSame(@ForAll("one") Reply.Confirmed confirmed, @ForAll TerminalEncoding encoding) {
        ResultMessage read = read(confirmed, encoding);

        assertThat(read.answers()).containsExactly(confirmed.answer());
        assertThat(read.remarks()).isEmpty();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theResultsOfAListAreReadTheSame(@ForAll("many") Reply.ConfirmedMany many, @ForAll TerminalEncoding encoding) {
        ResultMessage read = read(many, encoding);

        assertThat(read.answers()).isEqualTo(many.units().stream().map(BulkUnit::answer).toList());
        assertThat(read.units().stream().map(ResultRoundTripPropertyTest::limitChange))
                .isEqualTo(many.units().stream().map(BulkUnit::limitChange).toList());
        assertThat(read.header().receptionNumber())
                .isEqualTo(many.reception() == null ? null : many.reception().value());
        assertThat(read.remarks()).allMatch(remark -> remark.kind() == RemarkKind.CONTRADICTION
                && remark.element().equals("NumberOfProcessingResult"));
    }

    private static ResultMessage read(Reply reply, TerminalEncoding encoding) {
        Wire wire = encoding == TerminalEncoding.UTF_8 ? Wire.XML_UTF_8 : Wire.XML_SHIFT_JIS;
        return new ResultReader().read(ReplyWriter.write(reply, wire));
    }

    private static LimitChange limitChange(ResultUnit unit) {
        Boolean changed = unit.limitChanged();
        if (changed == null) {
            return LimitChange.NOT_SAID;
        }
        return changed ? LimitChange.CHANGED_OR_UNCLEAR : LimitChange.UNCHANGED;
    }
}
