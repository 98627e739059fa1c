/** Why a member can or cannot work in an iFolder, from this host's copy of the collections and what the hosts say of themselves. */
package org.ifolder.explanation;
