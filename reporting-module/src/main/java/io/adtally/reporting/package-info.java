/** Reports: an executable that answers questions about what was counted. */
@NullMarked
package io.adtally.reporting;

import org.jspecify.annotations.NullMarked;
