/** The infrastructure services of one machine, each started by its own main class in its own process. */
@NullMarked
package io.adtally.local.service;

import org.jspecify.annotations.NullMarked;
