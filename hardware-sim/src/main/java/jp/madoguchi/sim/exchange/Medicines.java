package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.child;
import static jp.madoguchi.sim.message.Fields.month;
import static jp.madoguchi.sim.message.Fields.optional;
import static jp.madoguchi.sim.message.Fields.required;

import java.time.YearMonth;
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

/** 薬剤情報・診療情報 (oqs-interface 5), as a message or as a PDF. */
final class Medicines implements Exchanges.Handler {
    private final Viewing viewing;

    Medicines(NationalSystem centre, ConsentBook consents) {
        this.viewing = new Viewing(centre, consents);
    }

    /** What is asked: months from and to inclusive; FileCategory 1 to 4. */
    private record Wish(Heading heading, SearchInfo.Card card, YearMonth from, YearMonth to, int category,
            boolean prescriptions, Way way) {
        boolean pdf() {
            return category % 2 == 1;
        }

        boolean treatments() {
            return category > 2;
        }

        boolean has(Medical.Month month) {
            return !month.month().isBefore(from) && !month.month().isAfter(to);
        }
    }

    @Override
    public Asked read(Element message) throws UnreadableRequest {
        Element body = child(message, "MessageBody");
        YearMonth from = month(required(body, "StartDate", "[0-9]{6}"), "StartDate");
        YearMonth to = month(required(body, "EndDate", "[0-9]{6}"), "EndDate");
        if (to.isBefore(from)) {
            throw new UnreadableRequest("SIM-E1011 EndDate は StartDate より前です。");
        }
        Wish wish = new Wish(Heading.read(message), SearchInfo.Card.read(message), from, to,
                Integer.parseInt(required(body, "FileCategory", "[1-4]")),
                "1".equals(optional(body, "PrDiInfClassification", "[01]")),
                Viewing.way(optional(body, "MedicalTreatmentFlag", "[1-4]")));
        Person person = viewing.person(wish.card());
        return new Asked() {
            @Override
            public @Nullable String person() {
                return person == null ? null : person.id();
            }

            @Override
            public @Nullable String identifier() {
                return wish.heading().identifier();
            }

            @Override
            public Reply reply(Circumstance circumstance) {
                return answer(wish, circumstance).about(person(), null);
            }
        };
    }

    private Reply answer(Wish wish, Circumstance circumstance) {
        List<Consents.Viewing> wanted = wish.treatments()
                ? List.of(Consents.Viewing.DRUGS, Consents.Viewing.TREATMENTS)
                : List.of(Consents.Viewing.DRUGS);
        Viewing.Seen seen = viewing.see(wish.card(), wish.heading(), wish.way(), wanted, circumstance);
        Person person = seen.person();
        String refusal = seen.refusal();
        if (person == null) {
            return Viewing.refused(wish.heading(), circumstance, refusal == null ? "" : refusal);
        }
        Element header = Viewing.header(wish.heading(), circumstance, true)
                .with(new Element("QuaInf").with("Name", person.name()).with("KanaName", person.kana())
                        .with("Birth", Entries.day(person.birthDate()))
                        .with("AdmGendCode", Integer.toString(person.sex().code())));
        Element body = new Element("MessageBody");
        months(person.medical().claims(), wish)
                .forEach(month -> body.with(MedicineMonth.CLAIMED.write(month, wish.treatments())));
        if (wish.prescriptions()) {
            body.with(held("ShPrInf", person.medical().prescriptions(), MedicineMonth.PRESCRIBED, wish))
                    .with(held("CzDiInf", person.medical().dispensings(), MedicineMonth.DISPENSED, wish));
        }
        Reply reply = Reply.of(new Element("XmlMsg").with(header).with(body));
        return wish.pdf() ? reply.withPdf(PdfPage.of(lines(person, wish))) : reply;
    }

    private static @Nullable Element held(String name, List<Medical.Month> all, MedicineMonth form, Wish wish) {
        List<Medical.Month> months = months(all, wish);
        return months.isEmpty()
                ? null
                : new Element(name).withAll(months.stream().map(month -> form.write(month, false)).toList());
    }

    private static List<Medical.Month> months(List<Medical.Month> all, Wish wish) {
        return all.stream().filter(wish::has).toList();
    }

    private static List<String> lines(Person person, Wish wish) {
        List<String> lines = new ArrayList<>(List.of(wish.treatments() ? "薬剤情報・診療情報（模擬）" : "薬剤情報（模擬）",
                person.name() + "　" + person.birthDate(), wish.from() + " – " + wish.to()));
        List<Medical.Month> months = new ArrayList<>(person.medical().claims());
        if (wish.prescriptions()) {
            months.addAll(person.medical().prescriptions());
            months.addAll(person.medical().dispensings());
        }
        for (Medical.Month month : months(months, wish)) {
            for (Medical.Day day : month.days()) {
                lines.add(day.day() + "　" + month.name());
                day.drugs().forEach(drug -> lines
                        .add("　" + drug.name() + "　" + drug.quantity() + drug.unit() + "　" + drug.times() + "回"));
                if (wish.treatments()) {
                    day.treatments().forEach(treatment -> lines.add("　" + treatment.name()));
                }
            }
        }
        return lines;
    }
}
