/** What the operator reads: failures of one line, progress, tables. Uses no other package of the tool. */
package org.ifolder.tool.console;
