/** The Step Functions API: operations, their parameters, their errors. */
package io.filetransfer.local.states.api;
