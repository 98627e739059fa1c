/** The network between the hosts of a grid: TCP proxies in front of their private ports, which cut, silence and slow down single links. */
package org.ifolder.test.grid.network;
