package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.child;

import java.time.LocalDate;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.Answer;
import jp.madoguchi.sim.national.AnswerTemplate;
import jp.madoguchi.sim.national.CentreError;
import jp.madoguchi.sim.national.ConsentBook;
import jp.madoguchi.sim.national.Inquiry;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.national.Way;
import org.jspecify.annotations.Nullable;

/**
 * 再照会: a person of a continuing relation, without the card (oqs-interface 7, R-CH-35). Everything about its layout is
 * inferred: question and answer look like those of a single confirmation.
 */
final class Recheck implements Exchanges.Handler {
    private static final CentreError NO_CONSENT = new CentreError(CentreError.Level.STATUS_2, "SIM-E0501",
            "有効な同意がないため再照会できません。");

    private final Way way;
    private final NationalSystem centre;
    private final ConsentBook consents;

    Recheck(Way way, NationalSystem centre, ConsentBook consents) {
        this.way = way;
        this.centre = centre;
        this.consents = consents;
    }

    @Override
    public Asked read(Element message) throws UnreadableRequest {
        Heading heading = Heading.read(message);
        Element body = child(message, "MessageBody");
        Element search = body.below("QualificationConfirmSearchInfo");
        LocalDate date = SearchInfo.confirmationDate(message);
        Inquiry inquiry = SearchInfo.read(search == null ? body : search, heading, date, false);
        String person = Confirmation.id(centre.answer(inquiry));
        return new Asked() {
            @Override
            public @Nullable String person() {
                return person;
            }

            @Override
            public @Nullable String identifier() {
                return heading.identifier();
            }

            @Override
            public Reply reply(Circumstance circumstance) {
                return answer(inquiry, circumstance);
            }
        };
    }

    private Reply answer(Inquiry inquiry, Circumstance circumstance) {
        Answer answer = Confirmation.twisted(centre, centre.answer(inquiry, circumstance.at().toLocalDate()), inquiry,
                circumstance);
        Person person = answer.person();
        ConsentBook.Grant grant = person == null ? null : consents.of(person, way);
        boolean relation = grant != null && !grant.revoked() && (way == Way.ONLINE || !grant.ended(circumstance.at()));
        Answer said = person != null && answer instanceof Answer.Found && !relation
                ? new Answer.Refused(NO_CONSENT, person)
                : answer;
        Inquiry asked = circumstance.twist().otherFacility() ? Confirmation.elsewhere(inquiry) : inquiry;
        return Reply
                .of(AnswerTemplate.toRecheck(said, asked, grant, circumstance.at(), circumstance.characters()))
                .about(Confirmation.id(said), Confirmation.validity(said));
    }
}
