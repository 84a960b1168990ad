/** Samples of what clients send and of what lies in Kafka, for the tests of every module. */
@NullMarked
package io.adtally.golden;

import org.jspecify.annotations.NullMarked;
