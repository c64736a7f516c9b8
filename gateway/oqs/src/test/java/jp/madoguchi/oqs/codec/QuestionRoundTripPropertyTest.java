package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Question;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every question, of every kind, in every way of writing. */
class QuestionRoundTripPropertyTest {

    @Provide
    Arbitrary<Question> question() {
        return Arbitraries.of(ExchangeKind.class).flatMap(Questions::of);
    }

    @Property(tries = 2000)
    void whatIsWrittenIsReadBackTheSame(@ForAll("question") Question question, @ForAll Wire wire) {
        byte[] written = wire.write(question);

        assertThat(QuestionReader.read(question.kind(), wire, written)).isEqualTo(question);
        assertThat(question.toString()).startsWith(question.kind() + " " + question.id());
    }
}
