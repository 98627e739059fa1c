/** The server's three listeners, told apart by the local port, and what each of them lets through (R2.3). */
package org.ifolder.web.listener;
