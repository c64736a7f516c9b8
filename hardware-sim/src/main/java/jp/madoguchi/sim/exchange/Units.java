package jp.madoguchi.sim.exchange;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.national.Answer;
import jp.madoguchi.sim.national.Answer.Entry;
import jp.madoguchi.sim.national.CentreError;
import jp.madoguchi.sim.national.Person;
import org.jspecify.annotations.Nullable;

/** Writes one {@code BulkConfirmUnit} (oqs-interface 4.2). */
final class Units {
    private Units() {}

    /** A unit with its question, where one was asked, and what is said to it. */
    static Element unit(@Nullable Element echo, Answer answer, Function<Entry, Element> writing) {
        Element unit = new Element("BulkConfirmUnit").with(echo);
        return switch (answer) {
            case Answer.Refused(CentreError error, var person) -> Registration.status(unit, error);
            case Answer.Found found -> {
                Person about = found.person();
                CentreError notice = about == null ? null : about.error();
                unit.with("ProcessingResultStatus", "1")
                        .with("ProcessingResultCode", notice == null ? null : notice.code())
                        .with("ProcessingResultMessage", notice == null ? null : notice.message())
                        .with("QualificationValidity", Integer.toString(found.validity().code()));
                found.entries().forEach(entry -> unit.with(writing.apply(entry)));
                references(found.entries()).forEach(number -> unit.with("ReferenceNumber", number));
                yield unit;
            }
        };
    }

    private static List<String> references(List<Entry> entries) {
        return entries.stream().map(entry -> switch (entry) {
            case Answer.Insurance insurance -> insurance.referenceNumber();
            case Answer.PublicAssistance assistance -> assistance.referenceNumber();
        }).filter(Objects::nonNull).distinct().toList();
    }
}
