/** Changes of this host's own key: the next one is announced, used after a while, and the one before then counts no more (R2.6). */
package org.ifolder.rotation;
