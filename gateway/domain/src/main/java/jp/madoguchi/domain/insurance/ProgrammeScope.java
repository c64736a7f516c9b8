package jp.madoguchi.domain.insurance;

/** Whose a programme is (法別番号, rules 7.3). */
public enum ProgrammeScope {
    /** An insurance: no public expense. */
    INSURANCE,
    /** A public expense of the state, the same in every prefecture (国の公費). */
    NATIONAL,
    /** A public expense of a prefecture or municipality, whose number may mean another thing next door (地方の公費). */
    LOCAL
}
