/** The public API of the hosts (HTTPS, JSON, problem+json), as this tool uses it. Uses {@code console} and {@code folder}. */
package org.ifolder.tool.api;
