package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.child;
import static jp.madoguchi.sim.message.Fields.optional;
import static jp.madoguchi.sim.message.Fields.required;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.ConsentBook;
import jp.madoguchi.sim.national.Consents;
import jp.madoguchi.sim.national.Entries;
import jp.madoguchi.sim.national.Medical;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.national.Way;
import org.jspecify.annotations.Nullable;

/** 特定健診等情報 (oqs-interface 5), as a message or as a PDF. */
final class CheckUps implements Exchanges.Handler {
    private final Viewing viewing;

    CheckUps(NationalSystem centre, ConsentBook consents) {
        this.viewing = new Viewing(centre, consents);
    }

    @Override
    public Asked read(Element message) throws UnreadableRequest {
        Heading heading = Heading.read(message);
        SearchInfo.Card card = SearchInfo.Card.read(message);
        Element body = child(message, "MessageBody");
        boolean pdf = required(body, "FileCategory", "[12]").equals("1");
        Way way = Viewing.way(optional(body, "MedicalTreatmentFlag", "[1-4]"));
        Person person = viewing.person(card);
        return new Asked() {
            @Override
            public @Nullable String person() {
                return person == null ? null : person.id();
            }

            @Override
            public @Nullable String identifier() {
                return heading.identifier();
            }

            @Override
            public Reply reply(Circumstance circumstance) {
                Viewing.Seen seen = viewing.see(card, heading, way, List.of(Consents.Viewing.CHECK_UPS), circumstance);
                Person shown = seen.person();
                String refusal = seen.refusal();
                if (shown == null) {
                    return Viewing.refused(heading, circumstance, refusal == null ? "" : refusal).about(person(), null);
                }
                Reply reply = Reply.of(document(heading, shown, circumstance)).about(person(), null);
                return pdf ? reply.withPdf(PdfPage.of(lines(shown))) : reply;
            }
        };
    }

    private static Element document(Heading heading, Person person, Circumstance circumstance) {
        Element header = Viewing.header(heading, circumstance, true)
                .with(new Element("QualificationsInfo").with("Name", person.name()).with("KanasName", person.kana())
                        .with("Birthday", Entries.day(person.birthDate()))
                        .with("AdministrativeGenderCode", Integer.toString(person.sex().code())));
        Element body = new Element("MessageBody");
        for (Medical.CheckUp checkUp : person.medical().checkUps()) {
            Element items = new Element("HealthCheckupResultAndQuestionInfos");
            checkUp.items().forEach(item -> items.with(new Element("HealthCheckupResultAndQuestionInfo")
                    .with("ItemCode", item.code()).with("ItemName", item.name()).with("DataType", item.type())
                    .with("DataValue", item.value()).with("Unit", item.unit()).with("Oid", item.oid())
                    .with("DataValueName", item.label())));
            body.with(new Element("SpecificHealthCheckupInfo").with("EffectiveTime", Entries.day(checkUp.day()))
                    .with(items));
        }
        return new Element("XmlMsg").with(header).with(body);
    }

    private static List<String> lines(Person person) {
        List<String> lines = new ArrayList<>(List.of("特定健診情報（模擬）", person.name() + "　" + person.birthDate()));
        for (Medical.CheckUp checkUp : person.medical().checkUps()) {
            lines.add(checkUp.day().toString());
            for (Medical.Item item : checkUp.items()) {
                String unit = item.unit();
                String label = item.label();
                lines.add(
                        "　" + item.name() + "　" + (label == null ? item.value() : label) + (unit == null ? "" : unit));
            }
        }
        return lines;
    }
}
