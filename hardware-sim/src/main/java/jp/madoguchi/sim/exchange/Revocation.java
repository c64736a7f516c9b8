package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.child;

import java.util.List;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.CentreError;
import jp.madoguchi.sim.national.CentreError.Level;
import jp.madoguchi.sim.national.ConsentBook;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.NationalSystem.Match;
import jp.madoguchi.sim.national.Way;
import org.jspecify.annotations.Nullable;

/** 閲覧同意取り消し (訪問診療等). Its layout is inferred: card data in, the same card data and a status out. */
final class Revocation implements Exchanges.Handler {
    private static final CentreError NO_CONSENT = new CentreError(Level.STATUS_2, "SIM-E0502",
            "取り消す同意がありません。");

    private final NationalSystem centre;
    private final ConsentBook consents;

    Revocation(NationalSystem centre, ConsentBook consents) {
        this.centre = centre;
        this.consents = consents;
    }

    @Override
    public Asked read(Element message) throws UnreadableRequest {
        Heading heading = Heading.read(message);
        SearchInfo.Card card = SearchInfo.Card.read(message);
        List<Match> found = centre.find(card.insurer(), card.symbol(), card.number(), card.branch());
        Element asked = child(message, "MessageBody");
        return new Asked() {
            @Override
            public @Nullable String person() {
                return found.size() == 1 ? found.getFirst().person().id() : null;
            }

            @Override
            public @Nullable String identifier() {
                return heading.identifier();
            }

            @Override
            public Reply reply(Circumstance circumstance) {
                CentreError error = heading.obstacle(circumstance, centre.people().facility());
                if (error != null && error.level() != Level.STATUS_2) {
                    return Reply.of(heading.failed(circumstance, error));
                }
                if (error == null
                        && (found.size() != 1 || !consents.revoke(found.getFirst().person(), Way.HOME_VISIT))) {
                    error = NO_CONSENT;
                }
                Element header = heading.open(circumstance).with("SegmentOfResult", "1")
                        .with("CharacterCodeIdentifier", circumstance.characters());
                Element body = Registration.status(new Element("MessageBody"), error).withAll(asked.children());
                return Reply.of(new Element("XmlMsg").with(header).with(body)).about(person(), null);
            }
        };
    }
}
