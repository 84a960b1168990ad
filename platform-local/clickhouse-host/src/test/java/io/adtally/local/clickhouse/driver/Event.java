package io.adtally.local.clickhouse.driver;

/** A row as the client takes it: a bean. */
public final class Event {
    private final int number;

    Event(int number) {
        this.number = number;
    }

    public long getId() {
        return number;
    }

    public String getName() {
        return "name\n;'" + number;
    }

    public long getMicros() {
        return number;
    }
}
