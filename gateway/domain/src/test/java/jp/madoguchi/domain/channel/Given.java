package jp.madoguchi.domain.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.card.CertificateGrace;
import jp.madoguchi.domain.card.InsuranceRegistration;
import jp.madoguchi.domain.claim.ClaimCalendar;
import jp.madoguchi.domain.claim.DeskProcedure;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleSwitches;

/** The delivered rule files, and situations read from the words of the tests' tables. */
final class Given {

    private static final Path FILES = Path.of("src/main/resources/jp/madoguchi/domain/rule");

    private Given() {}

    static String file(String name) {
        try {
            return Files.readString(FILES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleSwitches switches() {
        return RuleSwitches.parse(file(RuleSwitches.FILE));
    }

    /** The delivered switches, one of them with one value for all days. */
    static RuleSwitches switchedTo(String key, String value) {
        StringBuilder text = new StringBuilder();
        for (String line : file(RuleSwitches.FILE).lines().toList()) {
            if (!line.startsWith(key + ",")) {
                text.append(line).append('\n');
            }
        }
        return RuleSwitches.parse(text + key + ",2021-03-01,," + value + ",\n");
    }

    static ChannelCalendar channels() {
        return ChannelCalendar.parse(file(ChannelCalendar.FILE));
    }

    static AcceptedPapers papers() {
        return AcceptedPapers.parse(file(AcceptedPapers.FILE));
    }

    static PaperHolders holders() {
        return PaperHolders.parse(file(PaperHolders.FILE));
    }

    static ViewingWindows windows() {
        return ViewingWindows.parse(file(ViewingWindows.FILE));
    }

    static ReceptionTables tables(RuleSwitches switches, AcceptedPapers papers) {
        return new ReceptionTables(switches, CertificateGrace.parse(file(CertificateGrace.FILE)), channels(), papers,
                holders(), windows(), exceptional(), procedure(switches));
    }

    static ExceptionalViews exceptional() {
        return ExceptionalViews.parse(file(ExceptionalViews.FILE));
    }

    static DeskProcedure procedure() {
        return procedure(switches());
    }

    private static DeskProcedure procedure(RuleSwitches switches) {
        return new DeskProcedure(ClaimCalendar.parse(file(ClaimCalendar.FILE)), switches);
    }

    static ReceptionRules rules() {
        return new ReceptionRules(tables(switches(), papers()), Institution.withEverything());
    }

    /** Settings: {@code off:CHANNEL}, {@code app-off}, {@code SWITCH=value}; nothing is the delivered state. */
    static ReceptionRules rules(String settings) {
        EnumSet<Channel> on = EnumSet.copyOf(Institution.withEverything().switchedOn());
        boolean app = true;
        boolean hospital = true;
        RuleSwitches switches = switches();
        for (String word : words(settings)) {
            if (word.startsWith("off:")) {
                on.remove(Channel.valueOf(word.substring(4)));
            } else if (word.equals("app-off")) {
                app = false;
            } else if (word.equals("no-hospital")) {
                hospital = false;
            } else {
                switches = switchedTo(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            }
        }
        return new ReceptionRules(tables(switches, papers()), new Institution(on, app, hospital));
    }

    /** What is presented, such as {@code card PIN pins=3} or {@code paper INSURANCE_CARD NATIONAL until=2025-07-31}. */
    static Presented presented(String text) {
        List<String> words = words(text);
        return switch (words.getFirst()) {
            case "card" -> new Presented.MyNumberCard(CardMethod.valueOf(words.get(1)), date(words, "expiry"),
                    words.contains("faceonly"), registration(words),
                    new CardLocks(number(words, "pins"), number(words, "faces")));
            case "phone" -> new Presented.Smartphone(date(words, "expiry"));
            case "unread" -> new Presented.UnreadCard(words.contains("faceonly"));
            case "apart" -> new Presented.SeparateFlow();
            case "disaster" -> new Presented.InDisaster(ExceptionalRequest.Consent.valueOf(words.get(1)),
                    words.contains("life"));
            case "emergency" ->
                new Presented.InEmergency(ExceptionalRequest.Identification.valueOf(words.get(1)),
                        ExceptionalRequest.Consent.valueOf(words.get(2)), words.contains("life"),
                        words.contains("doctor"));
            case "paper" ->
                new Presented.ShownPaper(PaperKind.valueOf(words.get(1)), InsuranceScheme.valueOf(words.get(2)),
                        date(words, "issued"), date(words, "until"));
            case "notice+card" -> new Presented.NoticeWithCard(InsuranceScheme.valueOf(words.get(1)));
            case "portal+card" -> new Presented.PortalScreen(true);
            case "portal" -> new Presented.PortalScreen(false);
            case "patient-card" -> new Presented.PatientCardOnly();
            case "remote" -> new Presented.RemoteVerification(CareSituation.valueOf(words.get(1)),
                    RemoteTool.valueOf(words.get(2)), words.contains("staff"), words.contains("faceonly"),
                    arrival(words));
            case "nothing" -> new Presented.Nothing(words.contains("asked"));
            default -> throw new IllegalArgumentException(text);
        };
    }

    /**
     * What is on file: {@code nobody}, {@code known} or {@code number}, then visits as {@code 2026-05-02:MY_NUMBER_CARD:VALID} and
     * {@code consent=REVOKED}; the lookup as {@code STORED_NUMBER:VALID}, unanswered as {@code STORED_NUMBER:-}.
     */
    static OnFile onFile(String text, String lookup) {
        List<String> words = words(text);
        boolean number = words.contains("number");
        List<MonthVisit> visits = words.stream().filter(word -> word.contains(":") && !word.contains("="))
                .map(Given::visit).toList();
        String consent = value(words, "consent");
        OnFile file = new OnFile(number || words.contains("known"), number, visits,
                consent.isEmpty() ? OnFile.RemoteConsent.NONE : OnFile.RemoteConsent.valueOf(consent), null)
                .in(modes(words));
        return lookup == null ? file : file.with(lookup(lookup));
    }

    /** {@code failure=OPEN}, and {@code disaster=輪島市:2026-05-01:2026-05-14}. */
    private static OnFile.Modes modes(List<String> words) {
        String failure = value(words, "failure");
        String disaster = value(words, "disaster");
        String[] parts = disaster.split(":", -1);
        return new OnFile.Modes(failure.isEmpty() ? FailureMode.CLOSED : FailureMode.valueOf(failure),
                disaster.isEmpty()
                        ? null
                        : new DisasterArea(parts[0], LocalDate.parse(parts[1]), LocalDate.parse(parts[2])));
    }

    static MonthVisit visit(String text) {
        String[] parts = text.split(":", -1);
        return new MonthVisit(LocalDate.parse(parts[0]), Presentation.valueOf(parts[1]),
                parts[2].equals("-") ? null : QualificationValidity.valueOf(parts[2]));
    }

    static Lookup lookup(String text) {
        QueryBy by = QueryBy.valueOf(text.substring(0, text.indexOf(':')));
        String result = text.substring(text.indexOf(':') + 1);
        return result.equals("-")
                ? new Lookup.Unanswered(by)
                : new Lookup.Answered(by, QualificationValidity.valueOf(result));
    }

    /** A step in the words of the tables. */
    static String said(NextStep step) {
        return switch (step) {
            case NextStep.Proceed p ->
                join("Proceed", p.channel(), p.proof(), "show=" + brief(p.mayShow(), p.channel().mayShow()),
                        p.also().isEmpty() ? "" : "also=" + p.also());
            case NextStep.AskForMyNumberCard a -> "AskForMyNumberCard";
            case NextStep.OfferRegistration o -> "OfferRegistration";
            case NextStep.ChooseMethod c -> join("ChooseMethod", c.methods());
            case NextStep.Query q ->
                join("Query", q.channel(), q.by(), "ask=" + brief(q.mayAsk(), q.channel().mayAsk()));
            case NextStep.AskAtDesk a -> join("AskAtDesk", a.step(), a.proof());
            case NextStep.TakeDeclaration t -> join("TakeDeclaration", t.step());
            case NextStep.Refuse r -> join("Refuse", r.step());
            case NextStep.NotPossible n -> join("NotPossible", n.step());
            case NextStep.Exceptional e -> switch (e.permit()) {
                case ExceptionalPermit.Granted g -> join("Exceptional", g.channel(),
                        "show=" + g.show().stream().sorted().toList(), "record=" + g.record());
                case ExceptionalPermit.Denied d -> join("Exceptional", d.reason());
            };
        };
    }

    private static String brief(Set<?> values, Set<?> all) {
        return values.equals(all) ? "all" : values.toString();
    }

    private static String join(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (!part.toString().isEmpty()) {
                text.append(text.isEmpty() ? "" : " ").append(part);
            }
        }
        return text.toString();
    }

    private static InsuranceRegistration registration(List<String> words) {
        String state = value(words, "registration");
        return state.isEmpty() ? InsuranceRegistration.REGISTERED : InsuranceRegistration.valueOf(state);
    }

    private static Arrival arrival(List<String> words) {
        String state = value(words, "arrival");
        return state.isEmpty() ? Arrival.NOT_APART : Arrival.valueOf(state);
    }

    private static LocalDate date(List<String> words, String key) {
        String value = value(words, key);
        return value.isEmpty() ? null : LocalDate.parse(value);
    }

    private static int number(List<String> words, String key) {
        String value = value(words, key);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    private static String value(List<String> words, String key) {
        return words.stream().filter(word -> word.startsWith(key + "=")).map(word -> word.substring(key.length() + 1))
                .findFirst().orElse("");
    }

    static List<String> words(String text) {
        return text == null ? List.of() : new ArrayList<>(List.of(text.strip().split(" +")));
    }
}
