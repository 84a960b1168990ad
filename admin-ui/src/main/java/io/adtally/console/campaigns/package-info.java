/** Campaigns and advertisers. */
@NullMarked
package io.adtally.console.campaigns;

import org.jspecify.annotations.NullMarked;
