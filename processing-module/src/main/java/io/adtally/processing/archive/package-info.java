/** The raw-archive job: every accepted event, as received, in the lake. */
@NullMarked
package io.adtally.processing.archive;

import org.jspecify.annotations.NullMarked;
