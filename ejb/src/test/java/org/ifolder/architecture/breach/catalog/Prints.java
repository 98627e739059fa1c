package org.ifolder.architecture.breach.catalog;

/** Prints instead of logging. */
class Prints {

    void print() {
        System.out.println("x");
    }
}
