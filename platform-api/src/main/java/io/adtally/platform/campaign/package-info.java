/** Advertisers, their campaigns with flights, budgets and prices over time, ads and placements. */
@NullMarked
package io.adtally.platform.campaign;

import org.jspecify.annotations.NullMarked;
