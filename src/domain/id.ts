// Keys: UUIDv7, made here and not by the database, so that rows can be named before they are written, and sort by when they were made.
import { v7 } from 'uuid';

export const newId = (): string => v7();
