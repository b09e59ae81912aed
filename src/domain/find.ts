// Looking up by reference where an unknown one is an answer (null), not an error: act(by:) and its like.
import type { Db } from '../database/connect.ts';
import { lookUpActors, lookUpActs, lookUpCase, lookUpSources, type Reference, type SourceReference } from './reference.ts';
import { linkOf } from './response-link.ts';

export const findActor = async (db: Db, by: Reference): Promise<string | null> => (await lookUpActors(db, [by]))(by)?.id ?? null;
export const findAct = async (db: Db, by: Reference): Promise<string | null> => (await lookUpActs(db, [by]))(by)?.id ?? null;
export const findCase = lookUpCase;
export const findSource = async (db: Db, by: SourceReference): Promise<string | null> => (await lookUpSources(db, [by]))(by)?.id ?? null;

/** The link between two acts, if someone has linked them that way. */
export const findLink = (db: Db, responseId: string, triggerId: string): Promise<string | null> => linkOf(db, { responseId, triggerId });
