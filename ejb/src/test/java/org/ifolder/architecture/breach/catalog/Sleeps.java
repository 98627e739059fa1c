package org.ifolder.architecture.breach.catalog;

/** Sleeps instead of waiting for something. */
class Sleeps {

    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
