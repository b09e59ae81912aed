// The importer: what reads a format, row by row, and gives what each row says as entries of a dossier. It asks no database, so it is a
// pure function of the bytes; import.ts does the rest.
import type { Entry } from './dossier.ts';

/** Where a row came from: by this it is known again. Its act gets the slug that follows from it, such as ucdp-ged-12345. */
export interface Original {
  /** Such as "ucdp-ged". */
  readonly dataset: string;
  /** Of the dataset, such as "25.1": a row of another version whose content differs revises what came of it. */
  readonly version: string;
  /** In the dataset. */
  readonly id: string;
}

/** A row that was read. Actors, places and sources that many rows name are given with each: one that is there already is left as it is. */
export interface Reading {
  /** In the file, from 1. */
  readonly line: number;
  /** Of the one act among the entries; absent in a format whose entries are known by their own slugs. */
  readonly original?: Original;
  readonly entries: readonly Entry[];
  /** What was kept although it breaks a rule of the dataset or of ours, each as a sentence. */
  readonly warnings: readonly string[];
}

/** A row that cannot be taken, and why, in a sentence that says what to do. */
export interface Refusal {
  readonly line: number;
  readonly refusal: string;
}

export type Incoming = Reading | Refusal;

/** The bytes of a file or of standard input. */
export type Bytes = AsyncIterable<Uint8Array>;

/** What the command line was told of a file that does not say it itself. */
export interface ReadingOptions {
  /** The version of the dataset; null where none was given. */
  readonly version: string | null;
}

/** Throws nothing for a row that is wrong, and a ValidationError for a file that is not of its format. */
export type Importer = (source: Bytes, options: ReadingOptions) => AsyncIterable<Incoming>;

/** A format that can be read. */
export interface ImportFormat {
  /** In a few words: "UCDP Georeferenced Event Dataset, CSV". */
  readonly description: string;
  /** Whether a file is surely of this format, by its name and its first few thousand characters. */
  readonly recognises: (name: string, start: string) => boolean;
  readonly read: Importer;
}
