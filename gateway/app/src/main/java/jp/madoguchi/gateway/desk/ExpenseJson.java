package jp.madoguchi.gateway.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.Programme;
import jp.madoguchi.domain.subsidy.ExpenseProposal;
import jp.madoguchi.domain.subsidy.PublicExpense;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.domain.subsidy.TicketStanding;
import jp.madoguchi.reception.expense.ExpenseWords;
import jp.madoguchi.reception.expense.LeftOut;
import jp.madoguchi.reception.expense.SubsidyLine;
import jp.madoguchi.reception.expense.TicketLine;
import jp.madoguchi.reception.expense.VisitExpenses;
import org.jspecify.annotations.Nullable;

/** What pays for a visit as JSON, with the words of one language and the rules of each line: personal data. */
final class ExpenseJson {

    private final Locale locale;
    private final ExpenseWords words;

    private ExpenseJson(Locale locale) {
        this.locale = locale;
        this.words = new ExpenseWords(locale);
    }

    static Map<String, Object> of(VisitExpenses expenses, Locale locale) {
        return new ExpenseJson(locale).of(expenses);
    }

    private Map<String, Object> of(VisitExpenses shown) {
        InsuranceJson insurances = new InsuranceJson(locale, words);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("patient", shown.query().patient().value());
        json.put("visit", shown.query().visit().toString());
        put(json, "totalCostYen", shown.query().totalCostYen());
        json.put("notices", shown.notices().stream()
                .map(one -> line("notice", one.name(), words.of(one), StepJson.rules(one.rules()))).toList());
        json.put("insurances", shown.insurances().stream().map(insurances::of).toList());
        json.put("leftOut", shown.leftOut().stream().map(this::leftOut).toList());
        json.put("publicExpenses", proposed(shown));
        json.put("excluded", shown.proposal().excluded().stream().map(this::excluded).toList());
        json.put("warnings", shown.claim().warnings().stream()
                .map(one -> Map.of("warning", one.name(), "title", words.of(one))).toList());
        json.put("tickets", shown.tickets().stream().map(this::ticket).toList());
        if (shown.standing() != TicketStanding.NOT_CONCERNED) {
            json.put("ticketStanding", line("standing", shown.standing().name(), words.of(shown.standing()),
                    List.of("R-PM-09")));
        }
        json.put("subsidies", shown.subsidies().stream().map(this::subsidy).toList());
        json.put("slip", Map.of("ja", shown.slip(Locale.JAPANESE), "en", shown.slip(Locale.ENGLISH)));
        json.put("desk", shown.steps().stream().map(step -> StepJson.of(step, locale)).toList());
        return json;
    }

    private Map<String, Object> leftOut(LeftOut left) {
        Map<String, Object> json = line("why", left.why().name(), words.of(left.why()),
                StepJson.rules(left.why().rules()));
        json.put("coverage", left.coverage().id().value());
        MemberId member = left.coverage().qualification().member();
        put(json, "insurerNumber", member == null ? null : member.insurer().value());
        put(json, "insurerName", left.coverage().qualification().insurerName());
        return json;
    }

    /** {@code place} counts from 1, as in a claim (第1公費); what the claim has no place for has none. */
    private List<Map<String, Object>> proposed(VisitExpenses shown) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (ExpenseProposal.Proposed one : shown.proposal().proposed()) {
            Map<String, Object> json = expense(one.expense());
            int place = shown.claim().claimed().indexOf(one.expense());
            put(json, "place", place < 0 ? null : place + 1);
            put(json, "programme", one.programme() == null ? null : programme(one.programme(), locale));
            json.put("doubts", one.doubts().stream().sorted()
                    .map(doubt -> Map.of("doubt", doubt.name(), "title", words.of(doubt))).toList());
            lines.add(json);
        }
        return lines;
    }

    private Map<String, Object> excluded(ExpenseProposal.Excluded one) {
        Map<String, Object> json = expense(one.expense());
        json.put("why", one.why().name());
        json.put("title", words.of(one.why()));
        return json;
    }

    private Map<String, Object> expense(PublicExpense expense) {
        Map<String, Object> json = line("source", expense.source().name(), words.of(expense.source()),
                StepJson.rules(VisitExpenses.rules(expense.source())));
        json.put("payer", expense.payer().value());
        json.put("recipient", expense.recipient().value());
        put(json, "from", expense.validity().from());
        put(json, "to", expense.validity().to());
        return json;
    }

    private Map<String, Object> ticket(TicketLine line) {
        MedicalTicket ticket = line.ticket();
        Map<String, Object> json = line("use", line.use().name(), words.of(line.use()), StepJson.rules(line.rules()));
        json.put("coverage", line.coverage().value());
        json.put("payer", line.expense().payer().value());
        json.put("recipient", line.expense().recipient().value());
        json.put("month", ticket.month().toString());
        json.put("type", ticket.type().name());
        put(json, "treatment", ticket.treatment());
        put(json, "selfPayYen", ticket.selfPayYen());
        put(json, "combined", ticket.combined());
        return json;
    }

    private Map<String, Object> subsidy(SubsidyLine line) {
        SubsidyRecord certificate = line.certificate();
        Map<String, Object> json = line("outcome", line.kind().name(), words.of(line.kind()),
                StepJson.rules(line.rules()));
        put(json, "payer", certificate.payer());
        put(json, "name", certificate.name());
        json.put("recipient", certificate.recipient().value());
        put(json, "from", certificate.validity().from());
        put(json, "to", certificate.validity().to());
        json.put("cap", InsuranceJson.cap(certificate.cap(), words));
        put(json, "maxCopayment", certificate.maxCopayment());
        json.put("conditions", certificate.conditions().stream()
                .collect(Collectors.toMap(SubsidyRecord.Condition::item, SubsidyRecord.Condition::code,
                        (one, other) -> one + " " + other, LinkedHashMap::new)));
        json.put("institutions", certificate.institutions());
        json.put("notDisclosed", certificate.notDisclosed());
        json.put("missing", line.missing().stream()
                .map(reason -> Map.of("reason", reason.name(), "title", words.of(reason))).toList());
        return json;
    }

    static Map<String, Object> programme(Programme programme, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", programme.code());
        json.put("name", locale.getLanguage().equals("ja") ? programme.japanese() : programme.english());
        return json;
    }

    /** What every line has: a word of a closed set, what it means, and its rules. */
    static Map<String, Object> line(String name, String word, String title, List<String> rules) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(name, word);
        json.put("title", title);
        json.put("rules", rules);
        return json;
    }

    /** Numbers, truth values and maps as they are, all else as text; nothing where there is nothing. */
    static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            boolean plain = value instanceof Number || value instanceof Boolean || value instanceof Map;
            json.put(name, plain ? value : value.toString());
        }
    }
}
