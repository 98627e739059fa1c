/**
 * A host without an app server, for tests of boundaries against a real database: beans wired as the container wires them, with the
 * transactions that their annotations ask for, over EclipseLink, H2 in memory and the product's own migrations.
 */
package org.ifolder.testing;
