/** The audit log. */
@NullMarked
package io.adtally.console.audit;

import org.jspecify.annotations.NullMarked;
