/** What hosts say to each other over HTTPS, at the private listener alone: asking to be let in, and catching up. */
package org.ifolder.web.api.peer;
