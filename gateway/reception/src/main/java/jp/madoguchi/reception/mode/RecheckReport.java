package jp.madoguchi.reception.mode;

/**
 * What one run did.
 *
 * @param state   how the terminal stood
 * @param asked   questions that went out
 * @param notSent questions that did not
 * @param expired questions of earlier runs that nobody answered in time
 */
public record RecheckReport(TerminalState state, int asked, int notSent, int expired) {}
