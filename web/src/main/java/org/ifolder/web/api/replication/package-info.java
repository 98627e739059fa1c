/** How far every host is, and how far this host has each stream, as numbers (R7.9). */
package org.ifolder.web.api.replication;
