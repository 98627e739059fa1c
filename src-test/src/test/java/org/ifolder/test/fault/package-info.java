/** One class a fault: what is done to running hosts, and that everything acknowledged outlives it. */
package org.ifolder.test.fault;
