/** The two DynamoDB tables: all attribute names and expressions are in here. */
package io.filetransfer.common.tables;
