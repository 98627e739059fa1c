package org.ifolder.architecture.breach.catalog;

/** A name that says nothing. */
class SharingHelper {
}
