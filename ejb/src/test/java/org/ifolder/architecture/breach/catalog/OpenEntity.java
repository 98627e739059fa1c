package org.ifolder.architecture.breach.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Anybody may change it, past its rules. */
@Entity
class OpenEntity {

    @Id
    private long id;

    public void setId(long id) {
        this.id = id;
    }
}
