/** A client of the reporting API. */
@NullMarked
package io.adtally.reporting.client;

import org.jspecify.annotations.NullMarked;
