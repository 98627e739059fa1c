/** What the app server's private listener needs to ask other hosts for their certificates. Knows only the JDK. */
package org.ifolder.hosttls;
