/** The functions' environment variables, and the zones that they name. */
package io.filetransfer.common.config;
