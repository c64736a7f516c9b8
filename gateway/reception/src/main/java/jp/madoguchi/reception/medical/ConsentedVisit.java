package jp.madoguchi.reception.medical;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.reception.ledger.AnswerRecord;

/**
 * What a patient consented to last, as the answer says that carried it: it replaces whatever was consented to before.
 *
 * @param answer    id of the answer
 * @param patient   patient
 * @param terminal  terminal that the answer came through
 * @param setting   the setting that the consents were given in, as the national system has it
 * @param situation where the patient was: it decides how long they last (R-CH-34)
 * @param member    the membership that carries them
 * @param consents  all of them, also those that were not given
 * @param day       day of the visit
 */
public record ConsentedVisit(ResourceId answer, ResourceId patient, TerminalId terminal, CareSetting setting,
        CareSituation situation,
        MemberId member, List<Consent> consents, LocalDate day) {

    public ConsentedVisit {
        Objects.requireNonNull(answer);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(setting);
        Objects.requireNonNull(situation);
        Objects.requireNonNull(member);
        Objects.requireNonNull(day);
        consents = List.copyOf(consents);
    }

    /**
     * What an answer about a patient says of consents; empty where it carries none.
     *
     * @param situation where they were given, as {@link ContinuingCare} has it
     */
    public static Optional<ConsentedVisit> of(AnswerRecord record, CareSetting setting, CareSituation situation) {
        return record.answer().qualifications().stream()
                .filter(one -> one.member() != null && !one.consents().isEmpty())
                .findFirst()
                .map(one -> new ConsentedVisit(record.id(), Objects.requireNonNull(record.patient()), record.terminal(),
                        setting, situation, Objects.requireNonNull(one.member()), one.consents(),
                        record.answer().confirmationDate()));
    }

    /** The consents with how long they last by the rules (R-CH-34), where the national system returned no end. */
    public Consents consents(ViewingWindows windows) {
        return Consents.of(patient, member.insurer(), consents, situation, windows.time(situation, day));
    }

    /** Masked: patient, setting and day. */
    @Override
    public String toString() {
        return "ConsentedVisit[" + patient + " " + setting + " " + day + "]";
    }
}
