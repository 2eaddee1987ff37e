/** All services in one process behind one endpoint, and the one deployer for them, for LocalStack and for given endpoints. */
package io.filetransfer.emulator.cloud;
