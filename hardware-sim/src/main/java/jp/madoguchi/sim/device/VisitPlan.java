package jp.madoguchi.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import jp.madoguchi.sim.device.Visit.Event;
import jp.madoguchi.sim.national.AtReader;
import jp.madoguchi.sim.national.Consents;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.terminal.Profile;

/**
 * Plans one visit to the reader by chance (kiosk-and-devices 10.1): face, then PIN, consents, query. No result without a
 * passed check; a card that is taken away early leaves nothing.
 */
final class VisitPlan {
    private static final int FACE_TRIES = 3;
    private static final int PIN_MILLIS = 6_000;
    private static final int CONSENT_MILLIS = 2_500;
    private static final int VISUAL_MILLIS = 15_000;

    private final Behaviour behaviour;
    private final Profile profile;
    private final CardState card;
    private final RandomGenerator random;
    private final List<Event> events = new ArrayList<>();
    private long now;

    VisitPlan(Profile profile, CardState card, RandomGenerator random) {
        this.behaviour = Behaviour.of(profile);
        this.profile = profile;
        this.card = card;
        this.random = random;
    }

    /**
     * The whole visit.
     *
     * @param connected  the reader has its connection
     * @param visual     staff check by eye, because the switch is on
     * @param slipNumber number of the slip that will be printed
     */
    Visit make(Person person, boolean connected, boolean visual, int slipNumber) {
        if (!connected) {
            return end("COMM_LOST", "COMM_LOST", "COM");
        }
        boolean phone = person.atReader() == AtReader.EXPIRED_SMARTPHONE;
        happens("CARD_DETECTED", phone ? "phone" : "card");
        if (phone) {
            return end("CARD_EXPIRED", "CARD_EXPIRED", "");
        }
        boolean leaves = random.nextDouble() < behaviour.earlyRemoval()
                || person.atReader() == AtReader.TAKES_CARD_AWAY;
        if (!checked(visual)) {
            return end("LOCKED", "STAFF_CALLED", "");
        }
        if (leaves) {
            happens("CONSENT_SHOWN", Consents.Viewing.CHECK_UPS.name());
            return end("CARD_REMOVED_EARLY", "CARD_REMOVED_EARLY", "");
        }
        consents(person.consents());
        happens("QUERY_STARTED", "");
        pass(profile.delayMillis(random));
        if (profile == Profile.OQS_DOWN) {
            return end("QUERY_TIMEOUT", "QUERY_TIMEOUT", "");
        }
        happens("QUERY_DONE", "");
        print(slipNumber);
        if (person.atReader() == AtReader.FORGETS_CARD) {
            pass(CardReader.FORGOTTEN_MILLIS);
            return end("RESULT", "CARD_FORGOTTEN", "");
        }
        return end("RESULT", "CARD_REMOVED", "");
    }

    private boolean checked(boolean visual) {
        if (visual) {
            pass(behaviour.faceMedianMillis() == 0 ? 0 : VISUAL_MILLIS);
            happens("VISUAL_OK", "");
            return true;
        }
        return face() || pin();
    }

    private boolean face() {
        for (int tries = 0; tries < FACE_TRIES && !card.faceLocked(); tries++) {
            happens("FACE_STARTED", "");
            pass(behaviour.faceMillis(random));
            if (random.nextDouble() >= behaviour.faceMismatch()) {
                card.faceOk();
                happens("FACE_OK", "");
                return true;
            }
            happens("FACE_NG", "mismatchCount=" + card.faceMissed() + " lockAt=" + CardState.FACE_LOCK);
        }
        if (card.faceLocked()) {
            happens("FACE_LOCKED", "");
        }
        return false;
    }

    private boolean pin() {
        while (!card.pinLocked()) {
            happens("PIN_STARTED", "");
            pass(PIN_MILLIS);
            if (random.nextDouble() >= behaviour.wrongPin()) {
                card.pinOk();
                happens("PIN_OK", "");
                return true;
            }
            happens("PIN_NG", "left=" + (CardState.PIN_LOCK - card.pinMissed()));
        }
        happens("PIN_LOCKED", "");
        return false;
    }

    private void consents(Consents consents) {
        for (Consents.Viewing viewing : Consents.Viewing.values()) {
            happens("CONSENT_SHOWN", viewing.name());
            pass(behaviour.faceMedianMillis() == 0 ? 0 : CONSENT_MILLIS);
            happens(consents.allow(viewing) ? "CONSENT_GIVEN" : "CONSENT_REFUSED", viewing.name());
        }
    }

    private void print(int slipNumber) {
        if (slipNumber > behaviour.paperForSlips()) {
            happens("PAPER_OUT", "slip=" + slipNumber);
        } else if (random.nextDouble() < behaviour.printFault()) {
            happens("PAPER_JAM", "slip=" + slipNumber);
        } else {
            happens("PRINT_OK", "slip=" + slipNumber);
        }
    }

    private void pass(long millis) {
        now += millis;
    }

    private void happens(String type, String details) {
        events.add(new Event(now, type, details));
    }

    private Visit end(String outcome, String type, String details) {
        happens(type, details);
        return new Visit(outcome, List.copyOf(events));
    }
}
