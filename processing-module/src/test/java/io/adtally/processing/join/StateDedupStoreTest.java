package io.adtally.processing.join;

class StateDedupStoreTest extends DedupStoreContract {
    @Override
    protected DedupStore.Opener opener() {
        return DedupStore.IN_STATE;
    }
}
