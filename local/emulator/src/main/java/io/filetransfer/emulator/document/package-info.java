/** JSON and YAML documents that are read field by field: templates, policies and requests. */
package io.filetransfer.emulator.document;
