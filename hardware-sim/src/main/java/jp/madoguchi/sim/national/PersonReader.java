package jp.madoguchi.sim.national;

import static jp.madoguchi.sim.national.PeopleFile.needed;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.sim.national.DemoPart.Channel;
import jp.madoguchi.sim.national.DemoPart.Standing;
import jp.madoguchi.sim.national.DemoPart.Typed;
import org.jspecify.annotations.Nullable;

/** Reads one person of the people file and refuses what a real register could not hold. */
final class PersonReader {
    private static final String HALF_WIDTH_KANA = "[\\uff66-\\uff9f -]+";

    private final String facility;
    private final MedicalReader medical = new MedicalReader();
    private final Map<String, String> insurerNames = new HashMap<>();

    PersonReader(String facility) {
        this.facility = facility;
    }

    Person read(YamlMap map) throws PeopleFileProblem {
        String id = needed(map, "id", "[0-9A-Za-z-]{1,20}", "at most 20 letters, digits or -");
        String name = map.text("name");
        String kana = kana(map, "kana");
        Sex sex = map.oneOf("sex", Sex.class, null);
        LocalDate birthDate = map.day("birthDate");
        List<Qualification> qualifications = new ArrayList<>();
        for (YamlMap insurance : map.list("insurances")) {
            qualifications.add(qualification(insurance, name));
        }
        List<DirectoryRow> rows = new ArrayList<>();
        for (YamlMap row : map.list("hospital")) {
            rows.add(directoryRow(row, name, kana, birthDate, sex, qualifications));
        }
        Person person = new Person(id, map.text("note"), name, kana, map.textOrNone("otherName"),
                map.has("otherKana") ? kana(map, "otherKana") : null, sex,
                map.has("sexOnCard") ? map.oneOf("sexOnCard", Sex.class, null) : null, birthDate,
                map.text("address", "架空県見本市試験町１－１"),
                map.text("postNumber", "000-0000"), List.copyOf(qualifications),
                assistance(map.mapOrNone("assistance")),
                consents(map.mapOrNone("consents")),
                map.oneOf("reader", AtReader.class, AtReader.USUAL), remote(map.list("remote")), medical.read(map),
                subsidies(map.list("subsidies")), map.flag("electronicPrescription", false),
                map.matching("referenceNumber", ".{1,50}", "at most 50 characters"),
                error(map.mapOrNone("error")), List.copyOf(rows), demo(map));
        map.nothingElse();
        if (person.demo().channel() != Channel.FACE && qualifications.isEmpty() && person.assistance() == null) {
            throw map.problem("id", id + " has no card data to type at the desk; add an insurance, or let the demo "
                    + "use channel face");
        }
        return person;
    }

    private static String kana(YamlMap map, String key) throws PeopleFileProblem {
        return needed(map, key, HALF_WIDTH_KANA, "half-width katakana with a half-width space, as in ｶｸｳ ｲﾁﾛｳ");
    }

    private Qualification qualification(YamlMap map, String name) throws PeopleFileProblem {
        String insurer = needed(map, "insurer", "\\d{6}|\\d{8}", "8 digits, or 6 for 国保");
        check(map, "insurer", insurer);
        String insurerName = map.text("insurerName");
        String known = insurerNames.putIfAbsent(insurer, insurerName);
        if (known != null && !known.equals(insurerName)) {
            throw map.problem("insurerName", "insurer " + insurer + " is called " + known
                    + " above; use one name, or another number");
        }
        LocalDate from = map.day("from");
        LocalDate lost = map.dayOrNone("lost");
        if (lost != null && lost.isBefore(from)) {
            throw map.problem("lost", "lost (" + lost + ") is before from (" + from + "); correct one of them");
        }
        String branch = map.matching("branch", "\\d{2}", "two digits such as 00 or 01");
        boolean elderly = insurer.startsWith("39") && insurer.length() == 8;
        if (branch != null && elderly) {
            throw map.problem("branch", "後期高齢者 numbers have no branch; remove the line");
        }
        String reason = map.matching("lossReason", "01|02|03|99", "01, 02, 03 or 99");
        Qualification read = new Qualification(
                orElse(map.matching("class", "0[1-7]", "01 to 07"), "01"), insurer, insurerName,
                map.matching("symbol", ".{1,20}", "at most 20 characters"),
                needed(map, "number", ".{1,20}", "at most 20 characters"), branch, !map.flag("family", false),
                elderly ? map.textOrNone("insuredName") : map.text("insuredName", name), from, lost,
                lost == null ? null : orElse(reason, "03"),
                map.dayOrNone("issued"), map.dayOrNone("cardFrom"), map.dayOrNone("cardUntil"),
                map.matching("ratio", "010|020|030", "010, 020 or 030"), map.flag("preschool", false),
                certificates(map));
        map.nothingElse();
        return read;
    }

    private static Certificates certificates(YamlMap map) throws PeopleFileProblem {
        YamlMap elderly = map.mapOrNone("elderly");
        Certificates.Elderly elderlyRead = elderly == null
                ? null
                : new Certificates.Elderly(elderly.day("issued"), elderly.day("from"), elderly.day("until"),
                        needed(elderly, "ratio", "020|030", "020 or 030"));
        YamlMap limit = map.mapOrNone("limit");
        Certificates.Limit limitRead = limit == null
                ? null
                : new Certificates.Limit(needed(limit, "kind", "0[123]", "01, 02 or 03"),
                        needed(limit, "category", "A0[1-6]|B0[1-9]|B10", "A01 to A06 or B01 to B10"),
                        limit.day("issued"), limit.day("from"), limit.day("until"), limit.dayOrNone("longTerm"));
        List<Certificates.Disease> diseases = new ArrayList<>();
        for (YamlMap disease : map.list("diseases")) {
            diseases.add(new Certificates.Disease(needed(disease, "category", "[123]", "1, 2 or 3"),
                    disease.day("issued"), disease.day("from"), disease.dayOrNone("until"),
                    disease.number("selfPay", 10000)));
            disease.nothingElse();
        }
        if (elderly != null) {
            elderly.nothingElse();
        }
        if (limit != null) {
            limit.nothingElse();
        }
        return new Certificates(elderlyRead, limitRead, List.copyOf(diseases));
    }

    private @Nullable Assistance assistance(@Nullable YamlMap map) throws PeopleFileProblem {
        if (map == null) {
            return null;
        }
        String payer = needed(map, "payer", "12\\d{6}", "8 digits that start with 12");
        check(map, "payer", payer);
        String recipient = needed(map, "recipient", "\\d{7}", "7 digits");
        check(map, "recipient", recipient);
        List<Assistance.Ticket> tickets = new ArrayList<>();
        for (YamlMap ticket : map.list("tickets")) {
            YearMonth month = ticket.month("month");
            int day = ticket.number("registered", 1);
            if (day < 1 || day > month.lengthOfMonth()) {
                throw ticket.problem("registered", "registered is " + day + " but must be a day of " + month);
            }
            tickets.add(new Assistance.Ticket(orElse(ticket.matching("type", "01|02", "01 or 02"), "01"), month,
                    month.atDay(day), needed(ticket, "issueNumber", "\\d{1,8}", "at most 8 digits"),
                    orElse(ticket.matching("treatment", "0[1-5]", "01 to 05"), "02"), ticket.number("selfPay", 0),
                    ticket.flag("combined", false),
                    orElse(ticket.matching("institution", "\\d{10}", "10 digits"), facility),
                    ticket.text("institutionName", "架空病院"), ticket.flag("elsewhere", false)));
            ticket.nothingElse();
        }
        Assistance read = new Assistance(payer, recipient, map.text("office"), map.day("from"),
                map.dayOrNone("lost"), List.copyOf(tickets));
        map.nothingElse();
        return read;
    }

    private static Consents consents(@Nullable YamlMap map) throws PeopleFileProblem {
        if (map == null) {
            return Consents.NONE;
        }
        Consents read = new Consents(map.flag("limit", false), map.flag("disease", false),
                map.flag("checkup", false), map.flag("drugs", false), map.flag("treatment", false),
                map.flag("surgery", false), map.flag("subsidy", false));
        map.nothingElse();
        return read;
    }

    private static List<RemoteConsent> remote(List<YamlMap> maps) throws PeopleFileProblem {
        List<RemoteConsent> remote = new ArrayList<>();
        for (YamlMap map : maps) {
            Way way = map.oneOf("way", Way.class, null);
            if (way == Way.WINDOW) {
                throw map.problem("way", "way is window, where consents are given on the reader; write home-visit or "
                        + "online, or use the key consents of the person");
            }
            LocalDate on = map.day("on");
            LocalDate examination = map.dayOrNone("examination");
            remote.add(new RemoteConsent(way, on, map.dayOrNone("until"), examination == null ? on : examination,
                    consents(map.mapOrNone("consents"))));
            map.nothingElse();
        }
        return List.copyOf(remote);
    }

    private static List<Subsidy> subsidies(List<YamlMap> maps) throws PeopleFileProblem {
        List<Subsidy> subsidies = new ArrayList<>();
        for (YamlMap map : maps) {
            String payer = needed(map, "payer", "\\d{8}", "8 digits");
            check(map, "payer", payer);
            List<Subsidy.Copayment> limits = new ArrayList<>();
            for (YamlMap limit : map.list("maxCopayments")) {
                limits.add(new Subsidy.Copayment(limit.text("kind"), limit.number("yen", 0)));
                limit.nothingElse();
            }
            subsidies.add(new Subsidy(payer, needed(map, "recipient", ".{1,30}", "at most 30 characters"),
                    needed(map, "name", ".{1,100}", "at most 100 characters"), map.text("municipality"),
                    map.textOrNone("segment"), map.textOrNone("incomeSegment"), map.day("from"),
                    map.dayOrNone("until"), List.copyOf(limits), map.texts("conditions"), map.texts("institutions"),
                    map.flag("alwaysReimbursed", false), map.texts("details"),
                    map.flag("notDisclosed", false), map.flag("participating", true)));
            map.nothingElse();
        }
        return List.copyOf(subsidies);
    }

    private static @Nullable CentreError error(@Nullable YamlMap map) throws PeopleFileProblem {
        if (map == null) {
            return null;
        }
        CentreError read = new CentreError(map.oneOf("level", CentreError.Level.class, null),
                needed(map, "code", "SIM-E\\d{4}", "SIM-E and four digits: real codes are not public"),
                map.text("message"));
        map.nothingElse();
        return read;
    }

    private static DirectoryRow directoryRow(YamlMap map, String name, String kana, LocalDate birthDate, Sex sex,
            List<Qualification> qualifications) throws PeopleFileProblem {
        Qualification card = null;
        if (map.flag("card", false)) {
            if (qualifications.isEmpty()) {
                throw map.problem("card", "there is no insurance whose card the hospital could know; remove the line");
            }
            card = qualifications.getFirst();
        }
        LocalDate otherBirthDate = map.dayOrNone("birthDate");
        DirectoryRow row = new DirectoryRow(needed(map, "number", "[0-9A-Za-z-]{1,20}", "at most 20 characters"),
                map.text("name", name), map.text("kana", Normalizer.normalize(kana, Normalizer.Form.NFKC)),
                otherBirthDate == null ? birthDate : otherBirthDate,
                map.oneOf("sex", Sex.class, sex), card == null ? null : card.insurer(),
                card == null ? null : card.symbol(), card == null ? null : card.number(),
                card == null ? null : card.branch());
        map.nothingElse();
        return row;
    }

    private static DemoPart demo(YamlMap person) throws PeopleFileProblem {
        YamlMap map = person.mapOrNone("demo");
        if (map == null) {
            throw person.problem("id", "the key demo is missing; add channel and expect");
        }
        YamlMap typed = map.mapOrNone("typed");
        Typed read = typed == null
                ? Typed.AS_ON_CARD
                : new Typed(typed.textOrNone("symbol"), typed.textOrNone("number"), typed.textOrNone("branch"),
                        typed.flag("withoutBranch", false));
        if (typed != null) {
            typed.nothingElse();
        }
        DemoPart part = new DemoPart(map.oneOf("channel", Channel.class, null),
                Math.max(1, map.number("readings", 1)), map.oneOf("expect", Standing.class, null),
                map.flag("sayNumber", true), read,
                map.matching("step", "[A-Z_]+", "a step of the desk's API in capitals"));
        map.nothingElse();
        if ((part.channel() == Channel.PATIENT_CARD) != (part.step() != null)) {
            throw map.problem("step", "a patient-card and a step go together; write both or neither");
        }
        if (part.channel() == Channel.PATIENT_CARD && part.expect() != Standing.LINKED) {
            throw map.problem("expect", "whoever has a patient card is a patient of the hospital; write linked");
        }
        return part;
    }

    private static void check(YamlMap map, String key, String number) throws PeopleFileProblem {
        if (!CheckDigit.fits(number)) {
            String body = number.substring(0, number.length() - 1);
            throw map.problem(key, "the check digit of " + key + " " + number + " is wrong; write " + body
                    + CheckDigit.of(body) + " or correct the other digits");
        }
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
