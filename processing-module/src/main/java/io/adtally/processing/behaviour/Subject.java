package io.adtally.processing.behaviour;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.feature.Network;
import io.adtally.processing.event.IncomingEvent;
import org.jspecify.annotations.Nullable;

/** Whose behaviour is watched. */
public enum Subject {
    /** The user, or the address of an event that names no user. */
    USER {
        @Override
        @Nullable
        String id(IncomingEvent event) {
            return event.userIdHash() != null ? "user:" + event.userIdHash() : ADDRESS.id(event);
        }

        @Override
        @Nullable
        String country(IncomingEvent event) {
            return event.country();
        }

        @Override
        Behaviour attach(KeyBehaviour known, Behaviour behaviour) {
            return behaviour.withUser(known);
        }
    },

    /** The address, or what one subscriber has of them, see {@link Network#subscriber}. */
    ADDRESS {
        @Override
        @Nullable
        String id(IncomingEvent event) {
            return Network.subscriber(event.ip());
        }

        @Override
        @Nullable
        String country(IncomingEvent event) {
            return null; // addresses do not travel
        }

        @Override
        Behaviour attach(KeyBehaviour known, Behaviour behaviour) {
            return behaviour.withAddress(known);
        }
    };

    /** Whom the event is of, null where it does not say. */
    abstract @Nullable String id(IncomingEvent event);

    /** Where it was seen, if that can tell something. */
    abstract @Nullable String country(IncomingEvent event);

    /** The behaviour with what is now known of this subject. */
    abstract Behaviour attach(KeyBehaviour known, Behaviour behaviour);

    /**
     * What the stream is keyed by: the subject, or, so that events without one do not all meet in one place, their
     * impression.
     */
    public String key(IncomingEvent event) {
        String id = id(event);
        return id == null ? "event:" + event.joinKey() : id;
    }
}
