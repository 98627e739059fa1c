/** Planted breaches of the borders, for the tests of the rules. */
package org.ifolder.web.architecture.breach;
