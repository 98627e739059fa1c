/** Pages of lists: no list leaves the system unbounded (R10.1). Knows no concept. */
package org.ifolder.paging;
