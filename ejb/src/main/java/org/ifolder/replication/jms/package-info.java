/**
 * The courier between hosts: an Artemis broker in each host's application, and the master's and slave's side of the link. The only code
 * that knows JMS. Messages are non-persistent and subscriptions non-durable (invariant 1): the truth is in the databases.
 */
package org.ifolder.replication.jms;
