/** Faults at random for hours, under load. */
package org.ifolder.test.soak;
