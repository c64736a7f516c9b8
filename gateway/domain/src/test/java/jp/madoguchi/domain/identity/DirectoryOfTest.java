package jp.madoguchi.domain.identity;

import java.util.List;
import java.util.function.Function;

class DirectoryOfTest extends CandidateSourceContract {

    @Override
    protected <T> T ask(FacilityCode facility, List<KnownPatient> known, Function<CandidateSource, T> question) {
        DirectoryOf directory = new DirectoryOf();
        known.stream().filter(patient -> patient.facility().equals(facility)).forEach(directory::with);
        return question.apply(directory);
    }
}
