package io.adtally.processing.event;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What is entered in the books: what was decided of an event, or an item that never became one, which is a row already. */
@TypeInfo(EntrySerializer.Info.class)
public sealed interface Entry permits DecidedEvent, LedgerRow {}
