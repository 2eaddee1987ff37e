/** Time and dollars of a transfer, computed from the services' limits and prices. */
package io.filetransfer.common.advice;
