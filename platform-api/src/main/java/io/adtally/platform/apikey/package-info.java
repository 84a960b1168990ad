/** Keys of programs that call the REST API, and who may call it. */
@NullMarked
package io.adtally.platform.apikey;

import org.jspecify.annotations.NullMarked;
