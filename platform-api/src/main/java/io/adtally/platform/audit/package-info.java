/** Who did what, when: a chain of entries in which no one can be changed or taken out unseen. */
@NullMarked
package io.adtally.platform.audit;

import org.jspecify.annotations.NullMarked;
