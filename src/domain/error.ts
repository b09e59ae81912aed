// What the domain refuses, by name. Each message is meant for the person who asked, and says what to do.

/** Where in an input, from the outside in. */
export type Path = readonly (string | number)[];

/** One thing wrong with an input, and the field that it is about. */
export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
  readonly code: string;
}

/** The input breaks a rule: every problem that was found, not only the first. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  readonly code = 'VALIDATION';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)).join(' '));
    this.issues = issues;
  }

  /** For a rule that only the database can judge, met after the input's own form was found right. */
  static at(path: Path, message: string): ValidationError {
    return new ValidationError([{ path: path.map(String), message, code: 'INVALID' }]);
  }
}

/** A reference leads nowhere. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
  readonly code = 'NOT_FOUND';
  /** Where the reference stands in the input. Not called path: GraphQL takes an error with a path for one of its own. */
  readonly field: readonly string[];

  constructor(path: Path, message: string) {
    super(message);
    this.field = path.map(String);
  }
}

/** The two acts that cannot be linked, by id. */
export interface CausalityEnds {
  readonly response: string;
  readonly trigger: string;
  /** The stored link the other way round, on which a REVERSES claim may be put. */
  readonly opposite?: string | undefined;
}

/** A response would not come after its trigger. */
export class CausalityError extends Error {
  override readonly name = 'CausalityError';
  readonly code = 'CAUSALITY';
  readonly ends: CausalityEnds;

  constructor(ends: CausalityEnds, message: string) {
    super(message);
    this.ends = ends;
  }
}

/** CONFLICT: something else stands in the way. VERSION: someone revised it since it was read. */
export type ConflictCode = 'CONFLICT' | 'VERSION' | 'IDEMPOTENCY_KEY_REUSED';

/** What is already there stands against it. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
  readonly code: ConflictCode;
  /** The row that stands in the way. */
  readonly current: { readonly table: string; readonly id: string };

  constructor(table: string, id: string, message: string, code: ConflictCode = 'CONFLICT') {
    super(message);
    this.current = { table, id };
    this.code = code;
  }
}
