package io.sessioncredits.settings;

/**
 * What turning credits off would touch.
 *
 * @param clients how many clients and groups have credits, holds or debts
 * @param lots how many lots have credits
 * @param credits how many credits there are, those set aside and those to come included; of all
 *     types, for a first impression only
 * @param holds how many holds wait for a session
 * @param owed how many credits are owed
 * @param packages how many packages are on offer
 */
public record OffPreview(
    long clients, long lots, long credits, long holds, long owed, long packages) {}
