package io.adtally.fraud.feature;

import org.jspecify.annotations.Nullable;

/** Whose behaviour is watched. */
public enum Subject {
    /** The user, or the address of an event that names no user. */
    USER {
        @Override
        public @Nullable String id(WatchedEvent event) {
            return event.userIdHash() != null ? "user:" + event.userIdHash() : ADDRESS.id(event);
        }

        @Override
        public @Nullable String country(WatchedEvent event) {
            return event.country();
        }

        @Override
        public Behaviour attach(KeyBehaviour known, Behaviour behaviour) {
            return behaviour.withUser(known);
        }
    },

    /** The address, or what one subscriber has of them, see {@link Network#subscriber}. */
    ADDRESS {
        @Override
        public @Nullable String id(WatchedEvent event) {
            return Network.subscriber(event.ip());
        }

        @Override
        public @Nullable String country(WatchedEvent event) {
            return null; // addresses do not travel
        }

        @Override
        public Behaviour attach(KeyBehaviour known, Behaviour behaviour) {
            return behaviour.withAddress(known);
        }
    };

    /** Whom the event is of, null where it does not say. */
    public abstract @Nullable String id(WatchedEvent event);

    /** Where it was seen, if that can tell something. */
    public abstract @Nullable String country(WatchedEvent event);

    /** The behaviour with what is now known of this subject. */
    public abstract Behaviour attach(KeyBehaviour known, Behaviour behaviour);
}
