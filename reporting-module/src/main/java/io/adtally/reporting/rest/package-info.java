/** The REST API: requests to questions, answers to JSON, CSV, Arrow and Parquet. */
@NullMarked
package io.adtally.reporting.rest;

import org.jspecify.annotations.NullMarked;
