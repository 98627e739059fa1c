/** What hosts say to each other over HTTPS, at the private listener alone: asking to be let in, catching up, handing passwords over. */
package org.ifolder.web.api.peer;
