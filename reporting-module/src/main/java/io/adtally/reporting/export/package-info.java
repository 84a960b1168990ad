/** Exports that take longer than anybody waits: jobs whose state lies in the object store. */
@NullMarked
package io.adtally.reporting.export;

import org.jspecify.annotations.NullMarked;
