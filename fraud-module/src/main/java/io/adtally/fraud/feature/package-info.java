/**
 * What an event's surroundings say about it: how often, how regularly, from where and with whom its user and address act.
 * The same code feeds training and scoring.
 */
@NullMarked
package io.adtally.fraud.feature;

import org.jspecify.annotations.NullMarked;
