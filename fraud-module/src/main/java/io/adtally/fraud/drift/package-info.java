/** How far the traffic that a model judges has moved from the traffic it was made of. */
@NullMarked
package io.adtally.fraud.drift;

import org.jspecify.annotations.NullMarked;
