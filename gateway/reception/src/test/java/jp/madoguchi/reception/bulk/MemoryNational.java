package jp.madoguchi.reception.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.BulkCounts;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.RegistrationOutcome;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.NationalSystem;

/**
 * A national system in memory. What becomes of person n is told by the last digit of n: 4 has a further insurance, 5 is invalid, 6 unknown,
 * 7 refused, 8 is left out of the result; everybody else is valid.
 */
final class MemoryNational implements NationalSystem {

    final List<Question> sent = new ArrayList<>();
    final List<BulkUnit> collected = new ArrayList<>();
    /** Why no question reaches it; null while all do. */
    ProblemCode refusing;
    /** How often a job is still being worked on. */
    int slow;

    private final Map<ReceptionNumber, Question> taken = new HashMap<>();
    private final Map<ReceptionNumber, Integer> fetched = new HashMap<>();
    private int delivered;

    @Override
    public CompletionStage<Void> send(Question question) {
        if (refusing != null) {
            return CompletableFuture.failedStage(new ProblemException(Problem.of(refusing)));
        }
        sent.add(question);
        return CompletableFuture.completedStage(null);
    }

    /** The questions that came since the last time. */
    List<Question> arrived() {
        List<Question> arrived = List.copyOf(sent.subList(delivered, sent.size()));
        delivered = sent.size();
        return arrived;
    }

    Reply reply(Question question, Instant at) {
        Echo echo = new Echo(question.facility(), question.id().value(), at);
        return switch (question) {
            case Question.FetchResult fetch -> result(fetch, echo, at);
            case Question.RegisterReference one -> new Reply.Registered(echo,
                    new RegistrationOutcome(one.registration(), true, null));
            default -> {
                ReceptionNumber number = new ReceptionNumber("R-" + (taken.size() + 1));
                taken.put(number, question);
                yield new Reply.Accepted(question.kind(), echo, number, at);
            }
        };
    }

    private Reply result(Question.FetchResult fetch, Echo echo, Instant at) {
        ReceptionNumber number = fetch.reception();
        if (fetched.merge(number, 1, Integer::sum) <= slow) {
            return new Reply.StillProcessing(fetch.kind(), echo, number);
        }
        return switch (taken.get(number)) {
            case Question.ConfirmMany many -> {
                List<BulkUnit> units = many.persons().stream().filter(one -> who(one) % 10 != 8)
                        .map(one -> unit(one, at)).toList();
                yield new Reply.ConfirmedMany(fetch.kind(), echo, number, BulkCounts.NONE, units);
            }
            case Question.RegisterReferences many -> new Reply.RegisteredMany(echo, number, BulkCounts.NONE,
                    many.registrations().stream()
                            .map(one -> new RegistrationOutcome(one, Crowd.whoHas(one.member()) % 10 != 7,
                                    Crowd.whoHas(one.member()) % 10 == 7 ? new Notice("E9", "登録できません") : null))
                            .toList());
            default -> new Reply.ConfirmedMany(fetch.kind(), echo, number, BulkCounts.NONE, collected);
        };
    }

    private static int who(BulkPerson person) {
        return Crowd.whoHas(person.card().member());
    }

    static BulkUnit unit(BulkPerson person, Instant at) {
        int n = who(person);
        LimitChange limit = LimitChange.UNCHANGED;
        return new BulkUnit(switch (n % 10) {
            case 4 -> Crowd.answer(person.key(), person.card(), Crowd.said(QualificationValidity.VALID),
                    List.of(Crowd.insurance(n, Crowd.member(n), "架空組合"),
                            Crowd.insurance(n, Crowd.member(n + 500_000), "新しい組合")),
                    at);
            case 5 -> Crowd.answer(person.key(), person.card(), Crowd.said(QualificationValidity.INVALID),
                    List.of(Crowd.insurance(n, Crowd.member(n), "架空組合")), at);
            case 6 -> Crowd.answer(person.key(), person.card(), Crowd.said(QualificationValidity.NOT_FOUND), List.of(),
                    at);
            case 7 -> Crowd.answer(person.key(), person.card(), new AnswerOutcome.Refused(new Notice("E1", "不備")),
                    List.of(), at);
            default -> Crowd.answer(person.key(), person.card(), Crowd.said(QualificationValidity.VALID),
                    List.of(Crowd.insurance(n, Crowd.member(n), "架空組合")), at);
        }, limit);
    }
}
