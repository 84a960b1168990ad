/** What was counted, for advertisers and those who look after them: asked of the reporting API, never of the books. */
@NullMarked
package io.adtally.console.reports;

import org.jspecify.annotations.NullMarked;
