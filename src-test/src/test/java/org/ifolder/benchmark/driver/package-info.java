/**
 * What the benchmark deploys beside the application on a host: writers that call the application's EJBs in the server's own process,
 * so that what is measured begins at the EJB boundary. Asked over the loopback address by the benchmark alone.
 */
package org.ifolder.benchmark.driver;
