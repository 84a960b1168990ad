/** Tests of drift. */
@NullMarked
package io.adtally.fraud.drift;

import org.jspecify.annotations.NullMarked;
