package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.oqs.message.TerminalEncoding;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RequestRoundTripPropertyTest {

    @Provide
    Arbitrary<Inquiry> inquiry() {
        return Inquiries.inquiries();
    }

    @Property(tries = 1000)
    void whatIsWrittenIsReadBackTheSame(@ForAll("inquiry") Inquiry inquiry, @ForAll TerminalEncoding encoding) {
        byte[] file = new RequestWriter().write(inquiry, encoding);

        assertThat(Lines.of(RequestReader.read(file, inquiry.terminal()))).isEqualTo(Lines.of(inquiry));
        assertThat(new String(file, encoding.charset())).doesNotContain("\uFFFD")
                .startsWith("<?xml version=\"1.0\" encoding=\"" + encoding.declaredName() + "\" standalone=\"no\"?>\n");
    }
}
