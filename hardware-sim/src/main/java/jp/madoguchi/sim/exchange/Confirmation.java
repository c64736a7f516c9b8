package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.child;

import java.util.Set;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.Answer;
import jp.madoguchi.sim.national.AnswerTemplate;
import jp.madoguchi.sim.national.Inquiry;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.Person;
import org.jspecify.annotations.Nullable;

/** 資格確認 of one person (oqs-interface 3). */
final class Confirmation implements Exchanges.Handler {
    private final NationalSystem centre;
    private final LimitsTold limits;

    Confirmation(NationalSystem centre, LimitsTold limits) {
        this.centre = centre;
        this.limits = limits;
    }

    @Override
    public Asked read(Element message) throws UnreadableRequest {
        Heading heading = Heading.read(message);
        Element search = child(child(message, "MessageBody"), "QualificationConfirmSearchInfo");
        Inquiry inquiry = SearchInfo.read(search, heading, SearchInfo.confirmationDate(message), true);
        return new Question(inquiry, id(centre.answer(inquiry)));
    }

    private final class Question implements Asked {
        private final Inquiry inquiry;
        private final @Nullable String person;

        Question(Inquiry inquiry, @Nullable String person) {
            this.inquiry = inquiry;
            this.person = person;
        }

        @Override
        public @Nullable String person() {
            return person;
        }

        @Override
        public @Nullable String identifier() {
            return inquiry.fileIdentifier();
        }

        @Override
        public Reply reply(Circumstance circumstance) {
            Answer answer = twisted(centre, centre.answer(inquiry, circumstance.at().toLocalDate()), inquiry,
                    circumstance);
            if (inquiry.limitConsentFlag().equals("1")) {
                limits.tell(answer);
            }
            Inquiry asked = circumstance.twist().otherFacility() ? elsewhere(inquiry) : inquiry;
            return Reply.of(AnswerTemplate.toInquiry(answer, asked, circumstance.at(), circumstance.characters()))
                    .about(id(answer), validity(answer));
        }
    }

    /** The answer, or what is said instead of it. */
    static Answer twisted(NationalSystem centre, Answer answer, Inquiry inquiry, Circumstance circumstance) {
        Twist twist = circumstance.twist();
        if (twist.error() != null) {
            return new Answer.Refused(twist.error(), answer.person());
        }
        if (twist.otherPerson()) {
            String id = id(answer);
            for (Person other : Others.insured(centre, id == null ? Set.of() : Set.of(id),
                    inquiry.confirmationDate(), 1)) {
                return centre.answer(other, inquiry.confirmationDate());
            }
        }
        return answer;
    }

    static Inquiry elsewhere(Inquiry inquiry) {
        return new Inquiry(Heading.another(inquiry.facility()), inquiry.confirmationDate(), inquiry.fileIdentifier(),
                inquiry.insurer(), inquiry.symbol(), inquiry.number(), inquiry.branch(), inquiry.birthDate(),
                inquiry.limitConsentFlag(), inquiry.arbitraryIdentifier());
    }

    static @Nullable String id(Answer answer) {
        Person about = answer.person();
        return about == null ? null : about.id();
    }

    static @Nullable Integer validity(Answer answer) {
        return answer instanceof Answer.Found found ? found.validity().code() : null;
    }
}
