package jp.madoguchi.sim.national;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Reproducible chance: every file has a source of its own, made from the seed and the file's subject, so that the order
 * in which threads come by changes nothing.
 */
public record Chance(long seed) {

    /** The source for one subject, such as a request's name. */
    public RandomGenerator of(String subject) {
        long mixed = seed;
        for (int i = 0; i < subject.length(); i++) {
            mixed = mixed * 0x5DEECE66DL + subject.charAt(i) + 0xBL;
        }
        return RandomGeneratorFactory.of("L64X128MixRandom").create(mixed);
    }
}
