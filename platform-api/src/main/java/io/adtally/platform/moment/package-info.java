/** Moments in the database. */
@NullMarked
package io.adtally.platform.moment;

import org.jspecify.annotations.NullMarked;
