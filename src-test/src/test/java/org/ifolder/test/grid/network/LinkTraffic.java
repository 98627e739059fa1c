package org.ifolder.test.grid.network;

/**
 * What has passed from one host to another since the network began, so that a test can see that its fault fired.
 *
 * @param opened connections that the one has opened to the other
 * @param bytes bytes carried from the one to the other, whoever opened the connection
 * @param vanished bytes that were sent and not carried
 * @param delayed pieces of data that a bad link has held back
 * @param cut connections, opened by the one, that were broken or refused because the link was cut
 * @param reset connections, opened by the one, that a bad link has reset at random
 */
public record LinkTraffic(long opened, long bytes, long vanished, long delayed, long cut, long reset) {
}
