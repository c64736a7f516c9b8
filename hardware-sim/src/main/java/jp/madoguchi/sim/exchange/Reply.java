package jp.madoguchi.sim.exchange;

import jp.madoguchi.sim.message.Element;
import org.jspecify.annotations.Nullable;

/**
 * An answer before it is written: always a message; where a document was asked for and may be given, the document.
 *
 * @param pdf       instead of the message in folders
 * @param person    whom it is about, where it is one
 * @param validity  digit of a qualification answer
 * @param reception reception number of a bulk job
 * @param units     how many units a bulk result has
 */
@SuppressWarnings("ArrayRecordComponent")
public record Reply(Element document, byte @Nullable [] pdf, @Nullable String person, @Nullable Integer validity,
        @Nullable String reception, @Nullable Integer units) {

    static Reply of(Element document) {
        return new Reply(document, null, null, null, null, null);
    }

    Reply about(@Nullable String whom, @Nullable Integer digit) {
        return new Reply(document, pdf, whom, digit, reception, units);
    }

    Reply underNumber(String number) {
        return new Reply(document, pdf, person, validity, number, units);
    }

    Reply ofUnits(int count) {
        return new Reply(document, pdf, person, validity, reception, count);
    }

    Reply withPdf(byte[] bytes) {
        return new Reply(document, bytes, person, validity, reception, units);
    }
}
