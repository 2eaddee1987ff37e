/** The article's three functions in their plainest form, to compare with. They lose files that change while they are moved. */
package io.filetransfer.baseline;
