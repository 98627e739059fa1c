/** Random secrets and the hashes of passwords. Uses no other package of the tool. */
package org.ifolder.tool.secret;
