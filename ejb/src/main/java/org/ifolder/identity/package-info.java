/**
 * Who a host or a person proves to be: this host's key, the keys of the others, TLS and tokens between hosts, passwords. The only code that
 * knows JOSE and X.509. Neighbours: {@code domain}, {@code replication} and {@code peer}, whose ports it implements; {@code server},
 * {@code access}.
 */
package org.ifolder.identity;
