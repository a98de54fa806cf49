import { configure } from '@zip.js/zip.js';

// Pages forbid workers made of text, and the work here is small beside that of the checks.
configure({ useWebWorkers: false });

export { BlobReader, type Entry, type FileEntry, ZipReader, ZipWriter } from '@zip.js/zip.js';
