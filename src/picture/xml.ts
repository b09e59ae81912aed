// XML as text, of which pictures and graph formats are made: elements with their attributes, escaped and free of what XML cannot hold.
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };

/** All that XML 1.0 can hold: of control characters it knows three, not even as entities the others. */
const FOREIGN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escape = (text: string): string => text.replace(FOREIGN, '').replace(/[&<>"\n\t]/g, (sign) => ENTITIES[sign] ?? sign);

export type Attributes = Readonly<Record<string, string | number | null>>;

/** Attributes that are null are left out. `inside`: elements as text, already escaped. */
export function element(name: string, attributes: Attributes, inside: readonly string[] = []): string {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [` ${key}="${escape(String(value))}"`]));
  const open = `<${name}${given.join('')}`;
  return inside.length === 0 ? `${open}/>` : `${open}>${inside.join('')}</${name}>`;
}

export const textElement = (name: string, attributes: Attributes, text: string): string => element(name, attributes, [escape(text)]);

export const xmlDocument = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.replaceAll('><', '>\n<')}\n`;
