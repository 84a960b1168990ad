package io.adtally.fraud.policy;

import io.adtally.fraud.drift.Reference;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.Scorer;

/**
 * A model in force.
 *
 * @param id as on its card
 * @param scorer shared by all threads
 * @param reference what its events are held against
 */
record Model(String id, Scorer scorer, Reference reference) {
    static Model of(ModelBundle bundle) {
        return new Model(
                bundle.card().id(),
                bundle.scorer(Scorer.Form.fastest(bundle.forest())),
                bundle.card().reference());
    }
}
