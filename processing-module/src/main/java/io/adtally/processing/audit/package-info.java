/** The job's own check of its books, at every checkpoint and before anything of it becomes visible. */
@NullMarked
package io.adtally.processing.audit;

import org.jspecify.annotations.NullMarked;
