/** What the three functions share: settings, keys, the status table, events as JSON. */
package io.filetransfer.common;
