package jp.madoguchi.reception.ledger;

import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.channel.ExceptionalView;

/** Failure and disaster mode of institutions, and what was looked up in them, as one work sees them. */
public interface Modes {

    /** The newest change of a kind; empty while there was none. */
    Optional<ModeRecord> newest(FacilityCode facility, ExceptionalView.Kind kind);

    /** Adds the change that follows the newest one. */
    void add(ModeRecord change);

    /** What was looked up. */
    Optional<LookUpRecord> lookUp(ResourceId id);

    /** What was looked up of a kind about a patient, oldest first. */
    List<LookUpRecord> lookUpsOf(ResourceId patient, ExceptionalView.Kind kind);

    /** Adds what was looked up, or the review of it. */
    void save(LookUpRecord lookUp);
}
