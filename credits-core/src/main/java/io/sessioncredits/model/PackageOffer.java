package io.sessioncredits.model;

import java.util.Optional;

/**
 * A package that would help who was refused for want of credit.
 *
 * @param id which package
 * @param name what people call it
 * @param price what it costs; empty if it is free
 * @param credits how many of its credits pay for the appointment type
 * @param isSufficient whether it pays, with what is there already, all that was asked for and all
 *     that is owed for such appointments
 */
public record PackageOffer(
    PackageId id, String name, Optional<Price> price, long credits, boolean isSufficient) {}
