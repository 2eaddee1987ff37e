/** What the three functions share, in rooms: {@code config}, {@code events}, {@code tables}, {@code aws} and {@code log}. */
package io.filetransfer.common;
