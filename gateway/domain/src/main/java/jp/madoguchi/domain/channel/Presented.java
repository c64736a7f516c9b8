package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.card.InsuranceRegistration;
import org.jspecify.annotations.Nullable;

/** What the patient presents at this visit. It holds neither a name nor a number: those travel beside it. */
public sealed interface Presented {

    /**
     * A physical My Number card at a reader that works.
     *
     * @param method            how the holder wants to be, or was, identified
     * @param certificateExpiry last valid day of its certificate; null while nobody has said it
     * @param faceOnly          a card without a 4-digit number (顔認証マイナンバーカード, R-CH-06)
     * @param registration      whether it is registered for use as an insurance card (R-CH-04)
     * @param locks             its counters, as the reader tells them
     */
    record MyNumberCard(CardMethod method, @Nullable LocalDate certificateExpiry, boolean faceOnly,
            InsuranceRegistration registration, CardLocks locks) implements Presented {
        public MyNumberCard {
            Objects.requireNonNull(method);
            Objects.requireNonNull(registration);
            Objects.requireNonNull(locks);
        }

        /** The usual card: with a number, registered, nothing locked, expiry not said. */
        public static MyNumberCard by(CardMethod method) {
            return new MyNumberCard(method, null, false, InsuranceRegistration.REGISTERED, CardLocks.none());
        }
    }

    /**
     * The My Number card in a smartphone. Who holds it is checked on the phone, or by the phone's own 4-digit number.
     *
     * @param certificateExpiry last valid day of the physical card or of its certificate, whichever ends first (R-EX-07); null while
     *                          nobody has said it
     */
    record Smartphone(@Nullable LocalDate certificateExpiry) implements Presented {}

    /**
     * A My Number card that nothing here can read: reader, terminal, chip, power or network failed.
     *
     * @param faceOnly a card without a 4-digit number (顔認証マイナンバーカード, R-CH-06)
     */
    record UnreadCard(boolean faceOnly) implements Presented {}

    /** A My Number card only, where no reader stands: in a car park, or in a flow of its own (R-RS-05a). */
    record SeparateFlow() implements Presented {}

    /**
     * Nothing in the usual way: disaster mode is to be used (R-CH-52).
     *
     * @param consent     how the patient's consent stands
     * @param lifeAtStake whether life or body must be protected
     */
    record InDisaster(ExceptionalRequest.Consent consent, boolean lifeAtStake) implements Presented {
        public InDisaster {
            Objects.requireNonNull(consent);
        }
    }

    /**
     * Nothing in the usual way: it is an emergency (R-CH-53).
     *
     * @param identification by what the patient is identified
     * @param consent        how the patient's consent stands
     * @param lifeAtStake    whether life or body is at stake
     * @param byDoctor       whether a doctor asks, who may decide to look without a consent
     */
    record InEmergency(ExceptionalRequest.Identification identification, ExceptionalRequest.Consent consent,
            boolean lifeAtStake, boolean byDoctor) implements Presented {
        public InEmergency {
            Objects.requireNonNull(identification);
            Objects.requireNonNull(consent);
        }
    }

    /**
     * An insurance card, a certificate or notice of qualification, without a My Number card.
     *
     * @param kind       insurance card, 資格確認書 or 資格情報のお知らせ
     * @param scheme     who issued it
     * @param issued     day of issue, where it is printed and typed
     * @param validUntil last valid day: the printed one, or the last before a change of insurer, address or content, whichever is
     *                   earlier (R-CH-11); null when nothing of the kind is known
     */
    record ShownPaper(PaperKind kind, InsuranceScheme scheme, @Nullable LocalDate issued,
            @Nullable LocalDate validUntil) implements Presented {
        public ShownPaper {
            Objects.requireNonNull(scheme);
            if (!kind.saysInsurer()) {
                throw new IllegalArgumentException(kind + " is presented in its own way");
            }
        }
    }

    /**
     * 資格情報のお知らせ together with a My Number card that cannot be read here (R-CH-13).
     *
     * @param scheme who issued the notice
     */
    record NoticeWithCard(InsuranceScheme scheme) implements Presented {
        public NoticeWithCard {
            Objects.requireNonNull(scheme);
        }
    }

    /**
     * マイナポータル 資格情報画面 on the patient's own phone, or its PDF.
     *
     * @param withMyNumberCard whether the My Number card is shown too; without it the screen proves nothing
     */
    record PortalScreen(boolean withMyNumberCard) implements Presented {}

    /** Only the hospital's patient card (診察券); a My Number card was asked for (R-CH-03). */
    record PatientCardOnly() implements Presented {}

    /**
     * Verified, or to be verified, on a mobile device away from the reader (居宅同意取得型).
     *
     * @param situation  where the patient is
     * @param tool       web or app
     * @param staffCheck whether staff compare the face instead of the 4-digit number
     * @param faceOnly   a card without a 4-digit number (R-CH-06)
     * @param arrival    for visits to the institution: whether who arrives is known to be who was verified
     */
    record RemoteVerification(CareSituation situation, RemoteTool tool, boolean staffCheck, boolean faceOnly,
            Arrival arrival) implements Presented {
        public RemoteVerification {
            Objects.requireNonNull(situation);
            Objects.requireNonNull(tool);
            Objects.requireNonNull(arrival);
            if (situation == CareSituation.OUTPATIENT) {
                throw new IllegalArgumentException("an outpatient is verified at the reader");
            }
            if (situation == CareSituation.ONLINE && tool == RemoteTool.APP) {
                throw new IllegalArgumentException(
                        "online care is verified on the patient's own device, not by the app");
            }
        }
    }

    /**
     * Neither a card nor a paper.
     *
     * @param cardAskedFor whether a My Number card has been asked for at this visit (R-CH-03)
     */
    record Nothing(boolean cardAskedFor) implements Presented {}
}
