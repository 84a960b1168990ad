/** A partner's counts held against ours, with what may explain the difference. */
@NullMarked
package io.adtally.reporting.reconciliation;

import org.jspecify.annotations.NullMarked;
