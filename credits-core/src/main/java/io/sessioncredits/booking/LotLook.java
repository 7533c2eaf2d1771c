package io.sessioncredits.booking;

import io.sessioncredits.model.OpenLot;

/**
 * A lot that a decision looked at.
 *
 * @param lot the lot as it stood
 * @param use whether it could pay, and if not, why
 */
public record LotLook(OpenLot lot, LotUse use) {}
