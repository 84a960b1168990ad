/** Tests of what is in force. */
@NullMarked
package io.adtally.fraud.policy;

import org.jspecify.annotations.NullMarked;
