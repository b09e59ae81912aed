// Reading a dossier, entry by entry, so that one of any size takes little memory. In YAML the lists are blocks, an entry beginning with
// "- " under the name of its list; in JSON the document is one object of lists.
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { ValidationError } from '../domain/error.ts';
import { type Entry, header, SECTIONS, type Section } from './dossier.ts';
import type { Bytes, ImportFormat, Incoming } from './importer.ts';

export const dossierFormat: ImportFormat = {
  description: 'a dossier of Casus, YAML or JSON',
  recognises: (name, start) =>
    /\.dossier\.(ya?ml|json)$/.test(name) || /^\s*(\{\s*"format"\s*:\s*"casus-dossier"|format:\s*casus-dossier)/.test(start),
  read: readDossier,
};

/** An entry refers to no other by an alias, and of what is merely odd nothing is logged. */
const YAML = { maxAliasCount: 0, logLevel: 'error' } as const;

/** A piece of the document: a value of the header, or an entry of a list, each as text. */
interface Piece {
  readonly key: string;
  readonly line: number;
  readonly text: string;
}

/** @throws ValidationError where the file is no dossier */
async function* readDossier(source: Bytes): AsyncGenerator<Incoming> {
  const told: Record<string, unknown> = {};
  let isChecked = false;
  for await (const { key, line, text, syntax } of piecesOf(source)) {
    if (key in header) {
      told[key] = syntax === 'yaml' ? parse(text, YAML) : JSON.parse(text);
      continue;
    }
    if (!isChecked) requireHeader(told);
    isChecked = true;
    if (!(key in SECTIONS))
      throw ValidationError.at([`line ${line}`], `A dossier has no list "${key}". Its lists are: ${Object.keys(SECTIONS).join(', ')}.`);
    yield readEntry(key as Section, line, text, syntax);
  }
  if (!isChecked) requireHeader(told);
}

function requireHeader(told: Record<string, unknown>): void {
  for (const [field, schema] of Object.entries(header)) {
    if (schema.safeParse(told[field]).success) continue;
    const sentence =
      field === 'version'
        ? `This dossier is of version ${String(told[field])}; this Casus reads version ${header.version.value}.`
        : 'A dossier begins with `format: casus-dossier`, its `version`, and `of`: what it holds.';
    throw ValidationError.at([field], sentence);
  }
}

function readEntry(section: Section, line: number, text: string, syntax: Syntax): Incoming {
  let value: unknown;
  try {
    value = syntax === 'yaml' ? (parse(text, YAML) as unknown[])[0] : JSON.parse(text);
  } catch (error) {
    const where = error instanceof YAMLParseError ? ` (${error.code} at its line ${error.linePos?.[0].line ?? 1})` : '';
    return { line, refusal: `This entry is no ${syntax === 'yaml' ? 'YAML' : 'JSON'} by itself${where}: correct it.` };
  }
  const result = (SECTIONS[section] as z.ZodType).safeParse(value);
  if (result.success) return { line, entries: [{ in: section, ...(result.data as object) } as Entry], warnings: [] };
  const problems = result.error.issues.map(({ path, message }) => `${[section, ...path].join('.')}: ${message}`);
  return { line, refusal: problems.join(' ') };
}

// ── Pieces ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Syntax = 'yaml' | 'json';

async function* piecesOf(source: Bytes): AsyncGenerator<Piece & { syntax: Syntax }> {
  let split: ReturnType<typeof splitYaml> | ReturnType<typeof splitJson> | null = null;
  let syntax: Syntax = 'yaml';
  for await (const chunk of textOf(source)) {
    if (split === null) {
      const start = chunk.trimStart();
      if (start === '') continue;
      syntax = start.startsWith('{') ? 'json' : 'yaml';
      split = syntax === 'json' ? splitJson() : splitYaml();
    }
    for (const piece of split.take(chunk)) yield { ...piece, syntax };
  }
  for (const piece of split?.end() ?? []) yield { ...piece, syntax };
}

async function* textOf(source: Bytes): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of source) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw ValidationError.at([], 'The file is not text in UTF-8. Save it as UTF-8.');
    throw error;
  }
}

/** By lines: a block in YAML is indented deeper than what it belongs to, so a new entry is a dash where the first of its list has one. */
function splitYaml() {
  let rest = '';
  let line = 0;
  let key = '';
  let indent: number | null = null;
  let piece: { line: number; lines: string[] } | null = null;

  function* finish(): Generator<Piece> {
    if (piece && (key in header || indent !== null)) yield { key, line: piece.line, text: piece.lines.join('\n') };
    piece = null;
  }

  function* takeLine(text: string): Generator<Piece> {
    line += 1;
    const top = /^([A-Za-z]\w*):(?:\s+(.*))?$/.exec(text);
    if (top) {
      yield* finish();
      [key, indent] = [top[1] ?? '', null];
      const value = (top[2] ?? '').replace(/(^|\s)#.*$/, '').trim();
      if (key in header) piece = { line, lines: [top[2] ?? ''] };
      else if (!(key in SECTIONS)) yield { key, line, text };
      else if (value !== '' && value !== '[]') {
        const how = `Write the list "${key}" as a block: each entry on lines of its own, the first of them with "- ".`;
        throw ValidationError.at([`line ${line}`], how);
      }
      return;
    }
    const dash = /^( *)- /.exec(text);
    if (dash && key in SECTIONS && (indent === null || indent === dash[1]?.length)) {
      yield* finish();
      indent = dash[1]?.length ?? 0;
      piece = { line, lines: [text] };
    } else if (piece) piece.lines.push(text);
    else if (!/^\s*(#.*)?$|^---|^\.\.\.|^%/.test(text))
      throw ValidationError.at([`line ${line}`], 'This line belongs to no entry. Begin each entry with "- ".');
  }

  return {
    *take(chunk: string): Generator<Piece> {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) yield* takeLine(text.replace(/\r$/, ''));
    },
    *end(): Generator<Piece> {
      if (rest !== '') yield* takeLine(rest);
      yield* finish();
    },
  };
}

/** By characters: the values of the outer object, and of each list in it the items. */
function splitJson() {
  let line = 1;
  let key: string | null = null;
  let where: 'before' | 'key' | 'colon' | 'value' | 'list' | 'after' = 'before';
  let captured = '';
  let capturedAt = 1;
  let depth = 0;
  let isText = false;
  let isEscaped = false;

  const unsound = (): never => {
    throw ValidationError.at([`line ${line}`], 'This is no JSON of a dossier: an object of lists.');
  };

  /** Takes a character of a value that began; true once it is whole. */
  function capture(character: string): boolean {
    captured += character;
    if (isEscaped) isEscaped = false;
    else if (isText && character === '\\') isEscaped = true;
    else if (character === '"') isText = !isText;
    else if (!isText && (character === '{' || character === '[')) depth += 1;
    else if (!isText && (character === '}' || character === ']')) depth -= 1;
    return depth === 0 && !isText && (character === '}' || character === ']' || character === '"');
  }

  return {
    *take(chunk: string): Generator<Piece> {
      for (const character of chunk) {
        if (character === '\n') line += 1;
        if (captured !== '') {
          const isScalar = !/^["[{]/.test(captured);
          if (isScalar && /[,}\]]/.test(character)) {
            yield { key: key ?? '', line: capturedAt, text: captured };
            [captured, where] = ['', character === '}' ? 'after' : 'key'];
          } else if (capture(character)) {
            if (where === 'key') [key, where] = [JSON.parse(captured) as string, 'colon'];
            else yield { key: key ?? '', line: capturedAt, text: captured };
            if (where === 'value') where = 'key';
            captured = '';
          }
          continue;
        }
        if (/[\s\uFEFF]/.test(character)) continue;
        if (where === 'before') where = character === '{' ? 'key' : unsound();
        else if (where === 'colon') where = character === ':' ? 'value' : unsound();
        else if (where === 'value' && character === '[' && key !== null && !(key in header)) where = 'list';
        else if (where === 'list' && character === ']') where = 'key';
        else if (where === 'key' && character === '}') where = 'after';
        else if (where === 'after') unsound();
        else if (!(character === ',' && where !== 'value')) {
          if (where === 'key' && character !== '"') unsound();
          capturedAt = line;
          capture(character);
        }
      }
    },
    end(): Piece[] {
      if (where !== 'after') throw ValidationError.at([`line ${line}`], 'The file ends in the middle. Was it cut off?');
      return [];
    },
  };
}
