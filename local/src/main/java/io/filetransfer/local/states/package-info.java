/** AWS Step Functions, embedded. */
package io.filetransfer.local.states;
