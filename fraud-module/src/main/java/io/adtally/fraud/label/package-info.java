/** Events of which it is known what they were, as training reads them. */
@NullMarked
package io.adtally.fraud.label;

import org.jspecify.annotations.NullMarked;
