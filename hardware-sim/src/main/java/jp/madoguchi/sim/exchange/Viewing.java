package jp.madoguchi.sim.exchange;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.CentreError;
import jp.madoguchi.sim.national.ConsentBook;
import jp.madoguchi.sim.national.Consents;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.NationalSystem.Match;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.national.Qualification;
import jp.madoguchi.sim.national.Way;
import org.jspecify.annotations.Nullable;

/**
 * Who may look into the medical information of whom (oqs-interface 5): with a consent whose time is not over, and not
 * for 自衛官, 特別療養費 and 医療扶助.
 */
final class Viewing {
    private static final Set<String> NOT_OFFERED = Set.of("05", "07");

    private final NationalSystem centre;
    private final ConsentBook consents;

    Viewing(NationalSystem centre, ConsentBook consents) {
        this.centre = centre;
        this.consents = consents;
    }

    /** Whom a request is about, or why nothing is shown. */
    record Seen(@Nullable Person person, @Nullable String refusal) {}

    /** Finds the person of this card, if exactly one. */
    @Nullable
    Person person(SearchInfo.Card card) {
        List<Match> found = centre.find(card.insurer(), card.symbol(), card.number(), card.branch());
        return found.size() == 1 ? found.getFirst().person() : null;
    }

    /** Whether everything in {@code wanted} may be seen now. */
    Seen see(SearchInfo.Card card, Heading heading, Way way, List<Consents.Viewing> wanted, Circumstance circumstance) {
        CentreError obstacle = heading.obstacle(circumstance, centre.people().facility());
        if (obstacle != null) {
            return new Seen(null, obstacle.code() + " " + obstacle.message());
        }
        List<Match> found = centre.find(card.insurer(), card.symbol(), card.number(), card.branch());
        if (found.size() != 1) {
            return new Seen(null, "SIM-E0301 該当する資格がありません。");
        }
        Match match = found.getFirst();
        LocalDateTime now = circumstance.at();
        Qualification qualification = match.qualification();
        if (qualification == null || NOT_OFFERED.contains(qualification.classification())) {
            return new Seen(null, "SIM-E0305 この資格では閲覧できません。");
        }
        if (!qualification.covers(now.toLocalDate())) {
            return new Seen(null, "SIM-E0306 資格が有効ではありません。");
        }
        for (Consents.Viewing viewing : wanted) {
            String refusal = switch (consents.state(match.person(), way, viewing, now)) {
                case GIVEN -> null;
                case NOT_GIVEN -> "SIM-E0302 閲覧の同意がありません。";
                case ENDED -> "SIM-E0303 閲覧の有効期限が切れています。";
                case REVOKED -> "SIM-E0304 閲覧の同意が取り消されています。";
            };
            if (refusal != null) {
                return new Seen(null, refusal);
            }
        }
        Person shown = circumstance.twist().otherPerson()
                ? Others.insured(centre, Set.of(match.person().id()), now.toLocalDate(), 1).stream().findFirst()
                        .orElse(match.person())
                : match.person();
        return new Seen(shown, null);
    }

    /** The way that the request names, the window if none. */
    static Way way(@Nullable String flag) throws UnreadableRequest {
        if (flag == null) {
            return Way.WINDOW;
        }
        return Way.ofFlag(flag)
                .orElseThrow(() -> new UnreadableRequest("SIM-E1008 MedicalTreatmentFlag の形式が正しくありません。"));
    }

    /** The header of an answer. */
    static Element header(Heading heading, Circumstance circumstance, boolean success) {
        return heading.open(circumstance).with("ResultCode", success ? "1" : "9").with("CharacterCodeIdentifier",
                circumstance.characters());
    }

    /** An answer that shows nothing. */
    static Reply refused(Heading heading, Circumstance circumstance, String refusal) {
        return Reply.of(new Element("XmlMsg").with(header(heading, circumstance, false))
                .with(new Element("MessageBody").with("MessageContents", refusal)));
    }
}
