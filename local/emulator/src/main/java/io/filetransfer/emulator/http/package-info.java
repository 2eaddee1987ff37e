/** The one HTTP endpoint of the local run, and what it takes to hand a request on to the service it is for. */
package io.filetransfer.emulator.http;
