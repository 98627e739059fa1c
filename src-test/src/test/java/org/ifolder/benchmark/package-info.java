/**
 * What replication costs, beside what it costs others: each case does the same to the product and to its peers in one run, in turns, and
 * compares. Run by {@code src-test/benchmark.sh}; never part of the tests.
 */
package org.ifolder.benchmark;
