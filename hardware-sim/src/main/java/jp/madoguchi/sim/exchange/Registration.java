package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.child;
import static jp.madoguchi.sim.message.Fields.optional;
import static jp.madoguchi.sim.message.Fields.required;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.Fields;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.Assistance;
import jp.madoguchi.sim.national.CentreError;
import jp.madoguchi.sim.national.CentreError.Level;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.NationalSystem.Match;
import jp.madoguchi.sim.national.Qualification;
import jp.madoguchi.sim.national.ReferenceNumbers;
import org.jspecify.annotations.Nullable;

/** 照会番号登録 of one person (oqs-interface 4.1). */
final class Registration implements Exchanges.Handler {
    private static final CentreError NOBODY = new CentreError(Level.STATUS_2, "SIM-E0101", "該当する資格がありません。");
    private static final CentreError SEVERAL = new CentreError(Level.STATUS_2, "SIM-E0102",
            "該当する資格が複数あります。枝番を指定してください。");
    private static final CentreError ENDED = new CentreError(Level.STATUS_2, "SIM-E0103", "資格が喪失しています。");

    private final NationalSystem centre;
    private final ReferenceNumbers references;

    Registration(NationalSystem centre, ReferenceNumbers references) {
        this.centre = centre;
        this.references = references;
    }

    @Override
    public Asked read(Element message) throws UnreadableRequest {
        Heading heading = Heading.read(message);
        Wish wish = Wish.read(child(child(message, "MessageBody"), "ReferenceNumberRegistrationInfo"));
        return new Asked() {
            @Override
            public @Nullable String person() {
                return wish.person(centre);
            }

            @Override
            public @Nullable String identifier() {
                return heading.identifier();
            }

            @Override
            public Reply reply(Circumstance circumstance) {
                return answer(heading, wish, circumstance).about(person(), null);
            }
        };
    }

    private Reply answer(Heading heading, Wish wish, Circumstance circumstance) {
        CentreError obstacle = heading.obstacle(circumstance, centre.people().facility());
        if (obstacle != null && obstacle.level() != Level.STATUS_2) {
            return Reply.of(heading.failed(circumstance, obstacle));
        }
        CentreError error = obstacle != null
                ? obstacle
                : wish.grant(centre, references, circumstance.at().toLocalDate());
        Element header = heading.open(circumstance).with("SegmentOfResult", "1").with("CharacterCodeIdentifier",
                circumstance.characters());
        Element body = status(new Element("MessageBody"), error).with(wish.echo());
        return Reply.of(new Element("XmlMsg").with(header).with(body));
    }

    static Element status(Element parent, @Nullable CentreError error) {
        return parent.with("ProcessingResultStatus", error == null ? "1" : "2")
                .with("ProcessingResultCode", error == null ? null : error.code())
                .with("ProcessingResultMessage", error == null ? null : error.message());
    }

    /** One {@code ReferenceNumberRegistrationInfo}. */
    record Wish(String reference, String insurer, @Nullable String symbol, String number, @Nullable String branch) {
        static Wish read(Element info) throws UnreadableRequest {
            return new Wish(required(info, "ReferenceNumber", ".{1,50}"),
                    Fields.insurer(required(info, "InsurerNumber", ".*")),
                    optional(info, "InsuredCardSymbol", ".{1,20}"),
                    required(info, "InsuredIdentificationNumber", ".{1,20}"),
                    optional(info, "InsuredBranchNumber", "[0-9]{2}"));
        }

        @Nullable
        String person(NationalSystem centre) {
            List<Match> found = centre.find(insurer, symbol, number, branch);
            return found.size() == 1 ? found.getFirst().person().id() : null;
        }

        /** Registers it; what stands in the way otherwise. */
        @Nullable
        CentreError grant(NationalSystem centre, ReferenceNumbers references, LocalDate today) {
            List<Match> found = centre.find(insurer, symbol, number, branch);
            if (found.size() != 1) {
                return found.isEmpty() ? NOBODY : SEVERAL;
            }
            Match match = found.getFirst();
            Qualification qualification = match.qualification();
            Assistance assistance = match.assistance();
            if (qualification != null) {
                if (!qualification.covers(today)) {
                    return ENDED;
                }
                references.register(match.person(), qualification, reference);
            } else if (assistance != null) {
                if (!assistance.covers(today)) {
                    return ENDED;
                }
                references.register(match.person(), assistance, reference);
            }
            return null;
        }

        /** The same in the other order that real answers have. */
        Element echo() {
            return new Element("ReferenceNumberRegistrationInfo").with("InsurerNumber", insurer)
                    .with("InsuredCardSymbol", symbol).with("InsuredIdentificationNumber", number)
                    .with("InsuredBranchNumber", branch).with("ReferenceNumber", reference);
        }
    }
}
