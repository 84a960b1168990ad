package io.adtally.fraud.train.synthetic;

import java.util.function.Consumer;

/** Makes the events of somebody, or of a group that acts together; each time of others. Stateless. */
interface Actor {
    /** What its events are; events that people make on its devices are theirs. */
    Archetype archetype();

    /** Events in any order. */
    void act(Chance chance, Consumer<SyntheticEvent> out);
}
