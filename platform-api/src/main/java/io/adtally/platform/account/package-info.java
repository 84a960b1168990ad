/** People who use the control plane, what each role may do, and who is asking now. */
@NullMarked
package io.adtally.platform.account;

import org.jspecify.annotations.NullMarked;
