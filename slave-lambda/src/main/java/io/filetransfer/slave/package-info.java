/** The slave: the handler that Lambda calls, its settings, and what it fails with. */
package io.filetransfer.slave;
