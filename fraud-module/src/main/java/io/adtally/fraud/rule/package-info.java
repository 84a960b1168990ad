/** Rules that decide general invalid traffic from lists: known crawlers and addresses no viewer can have. */
@NullMarked
package io.adtally.fraud.rule;

import org.jspecify.annotations.NullMarked;
