package jp.madoguchi.reception.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import jp.madoguchi.domain.claim.AnswerEvidence;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimFacts;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.reception.inquiry.AnswerFollower;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/** Settles cases by what becomes known, inside a commit. A later proof switches an unclaimed case to way (1); what it held stays. */
public final class CaseSettling implements AnswerFollower {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final ClaimWays ways;
    private final CaseTasks tasks;

    public CaseSettling(ClaimWays ways) {
        this.ways = ways;
        this.tasks = new CaseTasks(ways);
    }

    /** Settles every unclaimed case of the answer's patient whose visit the answer proves. */
    @Override
    public void follow(LedgerTransaction ledger, AnswerRecord record) {
        ResourceId patient = record.patient();
        if (patient == null || !record.answer().isValid()) {
            return;
        }
        for (ClaimCaseRecord known : ledger.claimCases().of(patient)) {
            prove(ledger, known, record.answer());
        }
    }

    /** Settles one case by an answer about its patient; the same case where the answer proves nothing new. */
    ClaimCaseRecord prove(LedgerTransaction ledger, ClaimCaseRecord known, Answer answer) {
        ClaimCase before = known.claimCase();
        Optional<MemberId> proof = before.state().beforeClaim()
                ? AnswerEvidence.current(answer, before.facts().visit())
                : Optional.empty();
        if (proof.isEmpty() || proof.get().equals(before.facts().confirmed())) {
            return known;
        }
        ClaimFacts facts = before.facts().withConfirmed(proof.get());
        return keep(ledger, known.with(settled(before, facts, ledger.at())));
    }

    /** Keeps a case, with what it leaves to a person; gives it as it is kept. */
    ClaimCaseRecord keep(LedgerTransaction ledger, ClaimCaseRecord now) {
        return tasks.keep(ledger, now);
    }

    /** A case with more knowledge. Fails with {@code CLAIM_CASE_STATE} once it is claimed. */
    ClaimCase settled(ClaimCase before, ClaimFacts facts, Instant at) {
        LocalDate today = today(at);
        return before.learn(facts, ways, ways.run().monthFor(facts.visit(), today), today).orElseThrow();
    }

    static LocalDate today(Instant at) {
        return LocalDate.ofInstant(at, JAPAN);
    }
}
