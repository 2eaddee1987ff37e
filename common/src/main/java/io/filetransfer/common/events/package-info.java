/** What the functions are invoked with and answer with. */
package io.filetransfer.common.events;
