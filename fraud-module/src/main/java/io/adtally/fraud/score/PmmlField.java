package io.adtally.fraud.score;

/**
 * An input as a PMML document declares it.
 *
 * @param column its position in the vector
 * @param category whether it is split by sets of codes
 * @param zeroIsMissing whether 0 counts as missing
 * @param unlistedIsMissing whether a code that the document does not list counts as missing
 */
record PmmlField(int column, boolean category, boolean zeroIsMissing, boolean unlistedIsMissing) {}
