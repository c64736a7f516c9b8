package jp.madoguchi.domain.identity;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.madoguchi.domain.insurance.MemberId;

/**
 * Finds whom an answer is about: by the patient the desk named, else 照会番号, else card data with birth date, else kana, birth date
 * and sex (kiosk-and-devices 3). What leads to a patient never makes the match certain: numbers are reused and mistyped, and a card has
 * twins under it. Certain is only whose birth date, sex and name are the answer's as {@link NameComparison} says (R-BC-03): kana decide,
 * and where they are unknown on one side the kanji without {@code ●} (R-BC-01). Whatever contradicts, or is not known, is doubtful.
 */
public final class PatientMatcher {

    private final MatchSubject subject;
    private final CandidateSource directory;
    private final NameVariants variants;

    private PatientMatcher(MatchSubject subject, CandidateSource directory, NameVariants variants) {
        this.subject = subject;
        this.directory = directory;
        this.variants = variants;
    }

    /** Matches a person against a facility's patients. */
    public static Match match(MatchSubject subject, CandidateSource directory, NameVariants variants) {
        return new PatientMatcher(subject, directory, variants).match();
    }

    private Match match() {
        if (subject.named() != null) {
            return byName(subject.named());
        }
        if (subject.reference() != null) {
            return byReference(subject.reference());
        }
        return withoutNumber();
    }

    private Match byName(ResourceId named) {
        Optional<Candidate> patient = directory.byId(named);
        return patient.isPresent()
                ? ofNumber(patient.get(), MatchBasis.NAMED_AT_DESK)
                : new Match.Doubtful(List.of(named), DoubtReason.NUMBER_CONTRADICTS);
    }

    private Match byReference(ReferenceNumber reference) {
        List<Candidate> bearers = linkedFirst(directory.byReference(reference));
        if (bearers.size() > 1) {
            return new Match.Doubtful(ids(bearers), DoubtReason.SEVERAL_FIT);
        }
        if (bearers.size() == 1) {
            return ofNumber(bearers.getFirst(), MatchBasis.REFERENCE_NUMBER);
        }
        // The number is new here. If the person is not, one of the two records is wrong.
        return switch (withoutNumber()) {
            case Match.Certain known ->
                new Match.Doubtful(List.of(known.patient()), DoubtReason.UNKNOWN_NUMBER_KNOWN_PERSON);
            case Match.Doubtful doubtful -> doubtful;
            case Match.None none -> none;
        };
    }

    /** The only patient of a number: certain if it is the person. */
    private Match ofNumber(Candidate bearer, MatchBasis basis) {
        return switch (compared(bearer)) {
            case NameComparison.Match same -> new Match.Certain(bearer.patient(), basis);
            case NameComparison.NoMatch another ->
                new Match.Doubtful(List.of(bearer.patient()), DoubtReason.NUMBER_CONTRADICTS);
            case NameComparison.Review review ->
                new Match.Doubtful(List.of(bearer.patient()), switch (review.reason()) {
                    case KANA_DIFFERS, NAME_DIFFERS -> DoubtReason.NUMBER_CONTRADICTS;
                    case ONLY_BLACK_CIRCLE_FITS, KANA_UNKNOWN -> DoubtReason.NUMBER_WITHOUT_NAME;
                    case SEX_UNKNOWN -> DoubtReason.SEX_UNKNOWN;
                });
        };
    }

    private Match withoutNumber() {
        Match byCard = byCard();
        return byCard instanceof Match.None ? byKana() : byCard;
    }

    private Match byCard() {
        TreeMap<ResourceId, Candidate> holders = new TreeMap<>();
        for (MemberId member : subject.members()) {
            directory.byCard(member, subject.person().birthDate())
                    .forEach(holder -> holders.put(holder.patient(), holder));
        }
        if (holders.isEmpty()) {
            return new Match.None();
        }
        Match fitting = amongFitting(List.copyOf(holders.values()), MatchBasis.CARD);
        return fitting instanceof Match.None ? nobodyFits(List.copyOf(holders.values())) : fitting;
    }

    /** Holders of the card, of whom none may be the person as far as is known. */
    private Match nobodyFits(List<Candidate> holders) {
        boolean kanaUnknown = Stream.concat(Stream.of(subject.person()), holders.stream().map(Candidate::person))
                .anyMatch(person -> person.kana() == null);
        return new Match.Doubtful(ids(holders),
                kanaUnknown ? DoubtReason.CARD_WITHOUT_NAME : DoubtReason.CARD_OF_ANOTHER_NAME);
    }

    private Match byKana() {
        KanaName kana = subject.person().kana();
        if (kana == null) {
            return new Match.None();
        }
        return amongFitting(directory.byKana(kana, subject.person().birthDate()), MatchBasis.KANA);
    }

    /**
     * Who of those whom a card or kana led to is the person: the only one who fits. A sex that is not set on one side takes nobody away: who
     * fits but for it is one more who may be meant, and is never certain. None where nobody fits.
     */
    private Match amongFitting(List<Candidate> found, MatchBasis basis) {
        List<Candidate> all = found.stream().filter(one -> isThePerson(one) || isThePersonButForSex(one)).toList();
        boolean registered = linked(all).stream().anyMatch(this::isThePerson);
        List<Candidate> fitting = registered ? linked(all) : all;
        return switch (fitting.size()) {
            case 0 -> new Match.None();
            case 1 -> isThePerson(fitting.getFirst())
                    ? new Match.Certain(fitting.getFirst().patient(), basis)
                    : new Match.Doubtful(ids(fitting), DoubtReason.SEX_UNKNOWN);
            default -> new Match.Doubtful(ids(fitting), DoubtReason.SEVERAL_FIT);
        };
    }

    private NameComparison compared(Candidate candidate) {
        return NameComparison.of(candidate.person(), subject.person(), variants);
    }

    private boolean isThePerson(Candidate candidate) {
        return compared(candidate) instanceof NameComparison.Match;
    }

    private boolean isThePersonButForSex(Candidate candidate) {
        return compared(candidate) instanceof NameComparison.Review review
                && review.reason() == ReviewReason.SEX_UNKNOWN;
    }

    /**
     * The linked patients among those who bear a number, if there are any: a provisional patient whose person the hospital has registered
     * since waits for a desk task to be merged and must not make every later answer doubtful.
     */
    private static List<Candidate> linkedFirst(List<Candidate> bearers) {
        List<Candidate> linked = linked(bearers);
        return linked.isEmpty() ? bearers : linked;
    }

    private static List<Candidate> linked(List<Candidate> candidates) {
        return candidates.stream().filter(candidate -> candidate.standing() == PatientStanding.LINKED).toList();
    }

    private static List<ResourceId> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::patient).toList();
    }
}
