package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.List;

/** Decides on what is looked up in a disaster (R-CH-52) or an emergency (R-CH-53), as {@link ExceptionalViews} does. */
final class ExceptionalDecision {

    /** Whoever asks looks next, and is written down then; here it only counts that it is a doctor. */
    private static final String WHO_ASKS = "doctor";

    private final ExceptionalViews views;
    private final ChannelCalendar channels;
    private final Institution institution;

    ExceptionalDecision(ReceptionTables tables, Institution institution) {
        this.views = tables.exceptional();
        this.channels = tables.channels();
        this.institution = institution;
    }

    NextStep decide(Presented.InDisaster disaster, OnFile.Modes modes, LocalDate day) {
        DisasterArea opened = modes.disaster();
        return decide(new ExceptionalRequest.Disaster(opened == null ? "" : opened.area(),
                opened == null ? List.of() : List.of(opened), disaster.consent(), disaster.lifeAtStake()), day);
    }

    NextStep decide(Presented.InEmergency emergency, LocalDate day) {
        return decide(new ExceptionalRequest.Emergency(institution.hospital(), emergency.identification(),
                emergency.consent(), emergency.lifeAtStake(), emergency.byDoctor() ? WHO_ASKS : null), day);
    }

    private NextStep decide(ExceptionalRequest request, LocalDate day) {
        return new NextStep.Exceptional(views.decide(request, channels, day));
    }
}
