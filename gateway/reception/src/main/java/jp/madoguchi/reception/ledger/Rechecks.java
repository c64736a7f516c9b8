package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;

/** Outages, and the patients who were taken in them without an answer, as one work sees them. */
public interface Rechecks {

    /** A re-check. */
    Optional<RecheckRecord> byId(ResourceId id);

    /** The re-check that a question belongs to: one that asked for it, or the unanswered one that it began with. */
    Optional<RecheckRecord> byQuestion(InquiryId question);

    /** Those of a terminal that wait: first those of the earliest treatment month, then claim run, then visit, then by id. */
    List<RecheckRecord> waiting(FacilityCode facility, TerminalId terminal, int most);

    /** Those of a terminal that were asked and have no end yet. */
    List<RecheckRecord> asked(FacilityCode facility, TerminalId terminal);

    /** How many of a terminal were asked after a moment, by their newest question. */
    int askedAfter(FacilityCode facility, TerminalId terminal, Instant moment);

    /** Those of a patient that no valid answer has settled yet, also where they are left to a person. */
    List<RecheckRecord> openOf(ResourceId patient);

    /** The one that asks about the same person and visit, whether or not it has ended. */
    Optional<RecheckRecord> like(FacilityCode facility, CardQuestion card, LocalDate visit);

    /** Adds one, or replaces it by its next version; its question leads to it from now on. */
    void save(RecheckRecord recheck);

    /** Lets a question lead to a re-check. */
    void link(InquiryId question, ResourceId recheck);

    /**
     * Questions of a terminal by card data in a state, asked from {@code from} to before {@code until}, that lead to no re-check; in the
     * order in which they were asked, behind {@code after}.
     *
     * @param state {@code ASKED} or {@code NOT_SENT}
     * @param after the last one of the page before; empty for the first page
     */
    List<InquiryRecord> unanswered(FacilityCode facility, TerminalId terminal, InquiryState state, Instant from,
            Instant until, Optional<InquiryRecord> after, int most);

    /**
     * Cases of visits from one day to another, both included, that still wait for a proof, of known patients without a re-check of that
     * visit; by visit and id.
     */
    List<ClaimCaseRecord> casesOf(FacilityCode facility, LocalDate first, LocalDate last);

    /** Outages of a terminal that lasted at {@code since} or began later, oldest first. */
    List<OutageRecord> outages(FacilityCode facility, TerminalId terminal, Instant since);

    /** Adds an outage, or notes its end. */
    void save(OutageRecord outage);
}
