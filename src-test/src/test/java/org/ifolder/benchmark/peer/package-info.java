/**
 * What the product is compared with: other systems that replicate records of the same size, and the floor of its own design. Each is
 * made in a folder of its own, from programs that are installed on this machine.
 */
package org.ifolder.benchmark.peer;
