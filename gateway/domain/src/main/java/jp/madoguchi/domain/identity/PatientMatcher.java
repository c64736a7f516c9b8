package jp.madoguchi.domain.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Finds whom an answer is about: by the patient the desk named, else 照会番号, else card data with birth date, else kana, birth date
 * and sex (kiosk-and-devices 3). A kanji name never decides, since it may hold {@code ●} (R-BC-01). Whatever does not fit in every
 * point that both sides know, birth date, sex and kana (R-BC-03), is doubtful, never certain.
 */
public final class PatientMatcher {

    private PatientMatcher() {}

    /** Matches a person against a facility's patients. */
    public static Match match(MatchSubject subject, CandidateSource directory) {
        if (subject.named() != null) {
            return byName(subject.named(), subject, directory);
        }
        if (subject.reference() != null) {
            return byReference(subject.reference(), subject, directory);
        }
        return withoutNumber(subject, directory);
    }

    private static Match byName(ResourceId named, MatchSubject subject, CandidateSource directory) {
        Optional<Candidate> patient = directory.byId(named);
        if (patient.isPresent() && patient.get().agreesWith(subject)) {
            return new Match.Certain(named, MatchBasis.NAMED_AT_DESK);
        }
        return new Match.Doubtful(List.of(named), DoubtReason.NUMBER_CONTRADICTS);
    }

    private static Match byReference(ReferenceNumber reference, MatchSubject subject, CandidateSource directory) {
        List<Candidate> bearers = linkedFirst(directory.byReference(reference));
        if (bearers.size() > 1) {
            return new Match.Doubtful(ids(bearers), DoubtReason.SEVERAL_FIT);
        }
        if (bearers.size() == 1) {
            Candidate bearer = bearers.getFirst();
            return bearer.agreesWith(subject)
                    ? new Match.Certain(bearer.patient(), MatchBasis.REFERENCE_NUMBER)
                    : new Match.Doubtful(ids(bearers), DoubtReason.NUMBER_CONTRADICTS);
        }
        // The number is new here. If the person is not, one of the two records is wrong.
        return switch (withoutNumber(subject, directory)) {
            case Match.Certain known ->
                new Match.Doubtful(List.of(known.patient()), DoubtReason.UNKNOWN_NUMBER_KNOWN_PERSON);
            case Match.Doubtful doubtful -> doubtful;
            case Match.None none -> none;
        };
    }

    private static Match withoutNumber(MatchSubject subject, CandidateSource directory) {
        Match byCard = byCard(subject, directory);
        return byCard instanceof Match.None ? byKana(subject, directory) : byCard;
    }

    private static Match byCard(MatchSubject subject, CandidateSource directory) {
        TreeMap<ResourceId, Candidate> holders = new TreeMap<>();
        boolean everyBranchKnown = true;
        for (MemberId member : subject.members()) {
            everyBranchKnown &= member.branch() != null;
            directory.byCard(member, subject.birthDate()).forEach(holder -> holders.put(holder.patient(), holder));
        }
        if (holders.isEmpty()) {
            return new Match.None();
        }
        List<Candidate> named = linkedFirst(
                holders.values().stream()
                        .filter(holder -> holder.kanaAgreesWith(subject) && !holder.sexContradicts(subject)).toList());
        if (named.size() == 1) {
            return new Match.Certain(named.getFirst().patient(), MatchBasis.CARD);
        }
        if (named.size() > 1) {
            return new Match.Doubtful(ids(named), DoubtReason.SEVERAL_FIT);
        }
        return nobodyNamed(subject, List.copyOf(holders.values()), everyBranchKnown);
    }

    /** Holders of the card, of whom none has this kana and sex. */
    private static Match nobodyNamed(MatchSubject subject, List<Candidate> holders, boolean everyBranchKnown) {
        boolean kanaUnknown = subject.kana() == null || holders.stream().anyMatch(holder -> holder.kana() == null);
        if (!kanaUnknown) {
            return new Match.Doubtful(ids(holders), DoubtReason.CARD_OF_ANOTHER_NAME);
        }
        return holders.size() == 1 && everyBranchKnown && !holders.getFirst().sexContradicts(subject)
                ? new Match.Certain(holders.getFirst().patient(), MatchBasis.CARD)
                : new Match.Doubtful(ids(holders), DoubtReason.CARD_WITHOUT_NAME);
    }

    private static Match byKana(MatchSubject subject, CandidateSource directory) {
        @Nullable
        KanaName kana = subject.kana();
        if (kana == null) {
            return new Match.None();
        }
        List<Candidate> namesakes = directory.byKana(kana, subject.birthDate());
        List<Candidate> sameSex = new ArrayList<>();
        boolean sexUnknown = false;
        for (Candidate namesake : namesakes) {
            if (namesake.sex() == Sex.UNSET || subject.sex() == Sex.UNSET) {
                sexUnknown = true;
                sameSex.add(namesake);
            } else if (namesake.sex() == subject.sex()) {
                sameSex.add(namesake);
            }
        }
        List<Candidate> fitting = linkedFirst(sameSex);
        if (fitting.isEmpty()) {
            return new Match.None();
        }
        if (fitting.size() > 1) {
            return new Match.Doubtful(ids(fitting), DoubtReason.SEVERAL_FIT);
        }
        return sexUnknown
                ? new Match.Doubtful(ids(fitting), DoubtReason.SEX_UNKNOWN)
                : new Match.Certain(fitting.getFirst().patient(), MatchBasis.KANA);
    }

    /**
     * The linked patients among those who fit, if there are any: a provisional patient whose person the hospital has registered
     * since waits for a desk task to be merged and must not make every later answer doubtful.
     */
    private static List<Candidate> linkedFirst(List<Candidate> fitting) {
        List<Candidate> linked = fitting.stream().filter(candidate -> candidate.standing() == PatientStanding.LINKED)
                .toList();
        return linked.isEmpty() ? fitting : linked;
    }

    private static List<ResourceId> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::patient).toList();
    }
}
