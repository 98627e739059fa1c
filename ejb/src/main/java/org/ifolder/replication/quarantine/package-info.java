/** Links to which nothing is listened any more, as what came over them was refused too often, until an administrator lifts that. */
package org.ifolder.replication.quarantine;
