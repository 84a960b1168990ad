/** The local Flink cluster: job manager, task manager and web UI in one process. */
@NullMarked
package io.adtally.local.flink;

import org.jspecify.annotations.NullMarked;
