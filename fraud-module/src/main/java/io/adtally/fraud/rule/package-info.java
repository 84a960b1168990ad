/** Rules as data, and the lists they refer to: what is decided of an event without a model. */
@NullMarked
package io.adtally.fraud.rule;

import org.jspecify.annotations.NullMarked;
