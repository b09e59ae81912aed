// GraphML: nodes are acts, edges run from a trigger to what answered it, and their data has the columns of a table of acts and of links.
// Read as a stream; of entities it knows those of XML alone, and a document with a DOCTYPE is refused.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ValidationError } from '../../domain/error.ts';
import { slugOf } from '../../domain/slug.ts';
import type { Bytes, ImportFormat, Incoming, Refusal } from '../importer.ts';
import { type ActsRow, readAct } from './csv-acts.ts';
import { type LinkRow, readLink } from './csv-claims.ts';
import { clipped, readRow } from './dataset.ts';
import { rowNamed } from './table.ts';

/** No text of an act is as long. */
const TEXT_LIMIT = 1 << 20;

export const graphml: ImportFormat = {
  description: 'GraphML, with the columns of a table of acts and of links',
  recognises: (name, start) => /\.graphml$/i.test(name) || /<graphml[\s>]/.test(start),
  read: readGraph,
};

/** @throws ValidationError where the file is no GraphML */
async function* readGraph(source: Bytes): AsyncGenerator<Incoming> {
  const graph = new Graph();
  for await (const text of textOf(source)) {
    graph.write(text);
    yield* graph.take();
    if (graph.isBroken) return;
  }
  graph.close();
  yield* graph.take();
}

/** In the encoding that the document names, UTF-8 unless it does. */
async function* textOf(source: Bytes): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const bytes of source) {
    decoder ??= decoderOf(Buffer.from(bytes).subarray(0, 200).toString('latin1'));
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder?.decode() ?? '';
}

function decoderOf(start: string): TextDecoder {
  const [, encoding = 'utf-8'] = /^[^<]{0,3}<\?xml[^>]*encoding=["']([A-Za-z0-9_-]+)["']/.exec(start) ?? [];
  try {
    return new TextDecoder(encoding);
  } catch {
    throw ValidationError.at([], `The encoding "${encoding}" is not known. Save the file as UTF-8 and give it again.`);
  }
}

/** A node or an edge that is open. */
interface Part {
  readonly line: number;
  readonly tag: SaxesTagPlain;
  readonly values: Map<string, string>;
}

interface Key {
  readonly name: string;
  readonly of: string;
  fallback: string | null;
}

class Graph {
  readonly #parser = new SaxesParser<{ readonly xmlns: false; readonly position: true }>({ xmlns: false, position: true });
  readonly #keys = new Map<string, Key>();
  /** The slug of each node, for an edge names its ends by node. */
  readonly #slugs = new Map<string, string>();
  readonly #open: Part[] = [];
  #ready: Incoming[] = [];
  #isDirected = true;
  #isGraphml = false;
  #key: Key | null = null;
  /** The data of which the text is being read. */
  #data: { readonly key: string; text: string } | null = null;
  isBroken = false;

  constructor() {
    this.#parser.on('doctype', () =>
      this.#refuseFile('A GraphML file needs no DOCTYPE, and one can do harm. Remove it and give the file again.'),
    );
    this.#parser.on('opentag', (tag) => this.#opened(tag));
    this.#parser.on('closetag', (tag) => this.#closed(tag));
    this.#parser.on('text', (text) => this.#told(text));
    this.#parser.on('cdata', (text) => this.#told(text));
    this.#parser.on('error', (error) => this.#broke(error));
  }

  write(text: string): void {
    if (!this.isBroken) this.#parser.write(text);
  }

  close(): void {
    if (!this.isBroken) this.#parser.close();
    if (!this.#isGraphml) this.#refuseFile('This is no GraphML: its outermost element is not <graphml>. Give another --format.');
  }

  take(): Incoming[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #refuseFile(message: string): never {
    throw ValidationError.at([`line ${this.#parser.line}`], message);
  }

  #refuse(line: number, refusal: string): void {
    this.#ready.push({ line, refusal });
  }

  #broke(error: Error): void {
    if (this.isBroken) return;
    if (!this.#isGraphml) this.#refuseFile('This is no XML, so no GraphML. Give another --format.');
    this.isBroken = true;
    const what = clipped(error.message.replace(/^[\d:\s]+/, ''), 200);
    this.#refuse(this.#parser.line, `From here on this is no XML (${what}), so that neither this nor what follows was read. Correct it.`);
  }

  #opened(tag: SaxesTagPlain): void {
    if (this.isBroken) return;
    const { id = '', for: of = 'all' } = tag.attributes;
    switch (local(tag.name)) {
      case 'graphml':
        this.#isGraphml = true;
        break;
      case 'key':
        this.#key = { name: tag.attributes['attr.name'] ?? id, of, fallback: null };
        this.#keys.set(id, this.#key);
        break;
      case 'graph':
        this.#isDirected = tag.attributes['edgedefault'] !== 'undirected';
        break;
      case 'node':
      case 'edge':
        this.#open.push({ line: this.#parser.line, tag, values: new Map() });
        break;
      case 'hyperedge':
        this.#refuse(this.#parser.line, 'A hyperedge does not say which of its acts answered which. Give an edge for each pair.');
        break;
      case 'data':
        this.#data = { key: tag.attributes['key'] ?? '', text: '' };
        break;
      case 'default':
        this.#data = { key: '', text: '' };
        break;
    }
  }

  #told(text: string): void {
    if (!this.#data) return;
    if (this.#data.text.length + text.length > TEXT_LIMIT) this.#refuseFile('This data is longer than any text of an act. Shorten it.');
    this.#data.text += text;
  }

  #closed({ name }: SaxesTagPlain): void {
    if (this.isBroken) return;
    const part = this.#open.at(-1);
    switch (local(name)) {
      case 'data':
        if (part && this.#data) part.values.set(this.#keys.get(this.#data.key)?.name ?? this.#data.key, this.#data.text);
        this.#data = null;
        break;
      case 'default':
        if (this.#key && this.#data) this.#key.fallback = this.#data.text;
        this.#data = null;
        break;
      case 'key':
        this.#key = null;
        break;
      case 'node':
      case 'edge':
        this.#open.pop();
        if (part) this.#ready.push(local(name) === 'node' ? this.#actOf(part) : this.#linkOf(part));
        break;
    }
  }

  /** What the part has of its own, else what its keys have for all of its kind. */
  #valuesOf({ tag, values }: Part): Map<string, string> {
    const all = new Map<string, string>();
    for (const { name, of, fallback } of this.#keys.values())
      if (fallback !== null && (of === 'all' || of === local(tag.name))) all.set(name, fallback);
    for (const [name, value] of values) all.set(name, value);
    return all;
  }

  #actOf(part: Part): Incoming {
    const values = this.#valuesOf(part);
    const id = part.tag.attributes['id'] ?? '';
    const title = ['title', 'label', 'name'].map((name) => values.get(name) ?? '').find((name) => name.trim() !== '') ?? '';
    const slug = values.get('slug') || slugOf(id) || slugOf(title);
    this.#slugs.set(id, slug);
    values.set('slug', slug).set('title', title);
    const row = rowNamed(part.line, values);
    const isOwn = ['perpetrators', 'participants', 'targets', 'victims', 'speakers'].some((column) => row.cell(column) !== '');
    // Names beside a node, with no word of who did it: whoever is told of takes part.
    if (!isOwn) values.set('participants', row.cell('by')).set('targets', row.cell('against'));
    return settled(readRow<ActsRow>(rowNamed(part.line, values), readAct), part.line);
  }

  #linkOf(part: Part): Incoming {
    const values = this.#valuesOf(part);
    const { source = '', target = '', directed } = part.tag.attributes;
    const isDirected = directed === undefined ? this.#isDirected : directed === 'true';
    const missing = [source, target].find((id) => !this.#slugs.has(id));
    if (!isDirected)
      return {
        line: part.line,
        refusal: 'An edge without a direction does not say which act answered which. Make it run from the trigger to the response.',
      };
    if (missing !== undefined)
      return {
        line: part.line,
        refusal: `The edge names the node "${clipped(missing, 100)}", which has not come yet. Give nodes before edges.`,
      };
    values.set('trigger', this.#slugs.get(source) ?? '').set('response', this.#slugs.get(target) ?? '');
    const asserter = values.get('asserter') || values.get('asserted_by') || values.get('asserted by') || '';
    values.delete('asserted by');
    values.set('asserted_by', asserter);
    return settled(readRow<LinkRow>(rowNamed(part.line, values), readLink), part.line);
  }
}

const settled = (incoming: Incoming | null, line: number): Incoming =>
  incoming ?? ({ line, refusal: 'Nothing is said here.' } satisfies Refusal);

/** Without the prefix of a namespace. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);
