/** Experiments: users are dealt into arms, and reports tell the arms apart. Defined, started and stopped here. */
@NullMarked
package io.adtally.platform.experiment;

import org.jspecify.annotations.NullMarked;
