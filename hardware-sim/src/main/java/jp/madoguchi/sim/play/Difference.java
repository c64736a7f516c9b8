package jp.madoguchi.sim.play;

/** One field in which the gateway says something else than the national system holds. */
public record Difference(String field, String held, String shown) {}
