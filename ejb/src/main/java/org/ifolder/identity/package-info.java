/** Who somebody is: passwords, keys, certificates. Neighbours: {@code domain}, {@code server}. */
package org.ifolder.identity;
