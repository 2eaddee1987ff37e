/** One line of JSON per thing that happened, which is at once what people search and what CloudWatch takes its metrics from. */
package io.filetransfer.common.log;
