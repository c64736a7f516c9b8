package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.oqs.message.RemarkKind;
import jp.madoguchi.oqs.message.ReplyMessage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every reply, of every kind, in every way of writing. */
class ReplyRoundTripPropertyTest {

    @Provide
    Arbitrary<Reply> reply() {
        return Arbitraries.of(ExchangeKind.class).flatMap(Replies::of);
    }

    @Property(tries = 2000)
    void whatTheTerminalWritesIsReadTheSame(@ForAll("reply") Reply reply, @ForAll Wire wire) {
        byte[] written = ReplyWriter.write(reply, wire);

        ReplyMessage read = new ReplyReader().read(reply.kind(), wire.format(), written);

        assertThat(read.reply()).isEqualTo(reply);
        for (RemarkKind kind : RemarkKind.values()) {
            if (kind != RemarkKind.CONTRADICTION) {
                assertThat(read.count(kind)).as(kind.name()).isZero();
            }
        }
    }
}
