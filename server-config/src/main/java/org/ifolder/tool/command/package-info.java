/** The subcommands, one class each: options in, work handed on, result printed. */
package org.ifolder.tool.command;
