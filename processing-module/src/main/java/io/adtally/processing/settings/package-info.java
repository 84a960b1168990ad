/** What a job needs to know before it starts, read once from the environment and validated together. */
@NullMarked
package io.adtally.processing.settings;

import org.jspecify.annotations.NullMarked;
