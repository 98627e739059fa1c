/** A Domain of real app servers, started and ended for the tests as an administrator would. */
package org.ifolder.test.grid;
