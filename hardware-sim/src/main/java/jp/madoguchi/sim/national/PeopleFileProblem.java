package jp.madoguchi.sim.national;

/** A mistake in the people file: one line that says which file, which line, what is wrong and what to do. */
public final class PeopleFileProblem extends Exception {
    private static final long serialVersionUID = 1L;

    PeopleFileProblem(String file, int line, String what) {
        super(line > 0 ? file + ", line " + line + ": " + what : file + ": " + what);
    }
}
