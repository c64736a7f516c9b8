package jp.madoguchi.sim.device;

import java.util.List;

/**
 * What happens when somebody puts a card on the reader.
 *
 * @param outcome {@code RESULT}, {@code CARD_REMOVED_EARLY}, {@code CARD_EXPIRED}, {@code LOCKED}, {@code QUERY_TIMEOUT} or {@code COMM_LOST}
 * @param events  in their order
 */
public record Visit(String outcome, List<Event> events) {

    /**
     * One event of kiosk-and-devices 10.3.
     *
     * @param atMillis since the card was put down
     */
    public record Event(long atMillis, String type, String details) {}

    /** Whether a result will be dropped. */
    public boolean hasResult() {
        return outcome.equals("RESULT");
    }

    /** When the result is there: at once with the answer, whatever the person does with the card after that. */
    public long resultMillis() {
        return events.stream().filter(event -> event.type().equals("QUERY_DONE")).mapToLong(Event::atMillis).findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no result"));
    }
}
