/** The scenarios of a Domain of several hosts, driven through the API alone; one class a subject or a fault. */
package org.ifolder.test.system;
