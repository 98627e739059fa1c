/** What the app server's listeners need beyond key stores that are read once. Knows only the JDK. */
package org.ifolder.hosttls;
