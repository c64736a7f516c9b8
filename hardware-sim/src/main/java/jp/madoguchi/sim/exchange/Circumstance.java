package jp.madoguchi.sim.exchange;

import java.time.LocalDateTime;

/**
 * When and how an answer is given.
 *
 * @param at         time of the centre
 * @param characters CharacterCodeIdentifier
 * @param twist      what goes wrong
 */
public record Circumstance(LocalDateTime at, String characters, Twist twist) {}
