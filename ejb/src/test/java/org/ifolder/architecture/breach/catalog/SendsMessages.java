package org.ifolder.architecture.breach.catalog;

import jakarta.jms.Queue;

/** Messages are the affair of one package. */
class SendsMessages {

    Queue queue;
}
