/** Reports and their explanations, from the books. */
@NullMarked
package io.adtally.reporting.report;

import org.jspecify.annotations.NullMarked;
