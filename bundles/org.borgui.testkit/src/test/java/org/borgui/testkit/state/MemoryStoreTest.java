package org.borgui.testkit.state;

import org.borgui.spi.state.StateStore;

class MemoryStoreTest extends StateStoreContract {

    @Override
    protected StateStore newStore() {
        return new MemoryStore();
    }

    @Override
    protected StateStore reopen(StateStore store) {
        return ((MemoryStore) store).reopened();
    }
}
