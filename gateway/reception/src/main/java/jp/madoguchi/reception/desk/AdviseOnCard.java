package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.card.CardLife;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.card.CertificateGrace;
import jp.madoguchi.domain.card.CertificateStanding;
import jp.madoguchi.domain.card.TroubleStep;
import jp.madoguchi.domain.card.Troubleshooting;
import jp.madoguchi.domain.channel.HelpLine;
import jp.madoguchi.domain.channel.InstitutionUrl;
import jp.madoguchi.domain.channel.PaperHolders;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.desk.CardAdvice.LockNote;
import jp.madoguchi.reception.desk.CardAdvice.Source;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a My Number card or reader that makes trouble, by the rules of the day of the visit. It asks no ledger and keeps nothing:
 * the same report gets the same advice.
 */
public final class AdviseOnCard {

    private static final List<RuleId> REMINDER = List.of(RuleId.of("R-EX-05"));

    private final CertificateGrace grace;
    private final PaperHolders holders;
    private final PhoneNumbers phones;
    private final RuleSwitches switches;
    private final Optional<InstitutionUrl> address;

    /** @param address the institution's address for マイナ在宅受付Web; empty where none is entered */
    public AdviseOnCard(RuleBook rules, Optional<InstitutionUrl> address) {
        this.address = address;
        this.grace = rules.table(CertificateGrace.class);
        this.holders = rules.table(PaperHolders.class);
        this.phones = rules.table(PhoneNumbers.class);
        this.switches = rules.switches();
    }

    /** The advice on what a clerk sees. */
    public CardAdvice advise(CardReport report) {
        LocalDate day = report.day();
        Optional<CardAdvice.Certificate> certificate = Optional.ofNullable(report.dates())
                .flatMap(dates -> certificate(dates, day));
        Optional<TroubleStep> trouble = report.unread()
                ? Optional.of(Troubleshooting.next(report.answers(),
                        certificate.map(CardAdvice.Certificate::standing).orElse(null)))
                : Optional.empty();
        return new CardAdvice(day, Optional.ofNullable(report.dates()).flatMap(dates -> card(dates, day)), certificate,
                Optional.ofNullable(report.tries()).map(tries -> locks(tries, day)), trouble,
                report.holder().map(holder -> holders.heldBy(holder, day)),
                Optional.ofNullable(report.codePrinted()).map(this::code), phones(day));
    }

    private static Optional<CardAdvice.Card> card(CardDates dates, LocalDate day) {
        return Optional.ofNullable(lastDayOfCard(dates))
                .map(last -> new CardAdvice.Card(last, day.isAfter(last)));
    }

    private static @Nullable LocalDate lastDayOfCard(CardDates dates) {
        if (dates.cardLastDay() != null) {
            return dates.cardLastDay();
        }
        return dates.issued() == null || dates.birth() == null
                ? null
                : CardLife.cardLastDay(dates.issued(), dates.birth());
    }

    private Optional<CardAdvice.Certificate> certificate(CardDates dates, LocalDate day) {
        if (dates.certificateExpiry() != null) {
            return Optional.of(certificate(dates, dates.certificateExpiry(), Source.WRITTEN, day));
        }
        if (dates.issued() != null && dates.birth() != null) {
            return Optional.of(certificate(dates, CardLife.certificateLastDay(dates.issued(), dates.birth()),
                    Source.BY_ISSUE, day));
        }
        return Optional.ofNullable(dates.cardLastDay()).map(last -> certificate(dates,
                CardLife.certificateLastDayByCard(last), Source.BY_CARD, day));
    }

    private CardAdvice.Certificate certificate(CardDates dates, LocalDate last, Source source, LocalDate day) {
        CertificateStanding standing = grace.certState(last, day, dates.medium(), switches);
        List<RuleId> rules = new ArrayList<>(standing.rules());
        if (standing.alert()) {
            REMINDER.stream().filter(rule -> !rules.contains(rule)).forEach(rules::add);
        }
        if (source != Source.WRITTEN) {
            rules.addAll(CardAdvice.Card.RULES);
        }
        return new CardAdvice.Certificate(last, source, standing,
                grace.open(last, day, dates.medium(), switches), rules);
    }

    private CardAdvice.Locks locks(CardLocks tries, LocalDate day) {
        Set<CardMethod> left = tries.methodsLeft(switches, day);
        List<LockNote> notes = new ArrayList<>();
        if (tries.pinLocked()) {
            notes.add(LockNote.NUMBER_LOCKED);
        } else {
            notes.add(LockNote.TRIES_ADD_UP);
        }
        if (tries.warnBeforeLastPinTry()) {
            notes.add(LockNote.LAST_TRY);
        }
        if (tries.faceLocked()) {
            notes.add(LockNote.FACE_LOCKED);
        }
        notes.add(left.contains(CardMethod.VISUAL) ? LockNote.STAFF_MAY_CHECK : LockNote.STAFF_MAY_NOT_CHECK);
        return new CardAdvice.Locks(tries, left, tries.open(switches, day), notes);
    }

    private CardAdvice.Code code(LocalDate printed) {
        return new CardAdvice.Code(address.map(InstitutionUrl::since),
                address.flatMap(current -> current.aboutCodePrintedOn(printed)));
    }

    private Map<HelpLine, String> phones(LocalDate day) {
        Map<HelpLine, String> numbers = new EnumMap<>(HelpLine.class);
        for (HelpLine line : HelpLine.values()) {
            phones.of(line, day).ifPresent(number -> numbers.put(line, number));
        }
        return numbers;
    }
}
