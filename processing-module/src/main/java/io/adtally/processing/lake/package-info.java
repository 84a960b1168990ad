/** The Iceberg tables, their catalog and the command that looks into them. */
@NullMarked
package io.adtally.processing.lake;

import org.jspecify.annotations.NullMarked;
