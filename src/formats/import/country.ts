// Countries as event datasets write them: names of several ages, three letters, three digits; and ours, the two letters of ISO 3166-1.
import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };

countries.registerLocale(english);

/** Names in use in the datasets that the library does not know, mostly of states that have another by now. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'bosnia-herzegovina': 'BA',
    brunei: 'BN',
    burma: 'MM',
    'democratic republic of congo': 'CD',
    'dr congo': 'CD',
    'east timor': 'TL',
    'federated states of micronesia': 'FM',
    'kingdom of eswatini': 'SZ',
    laos: 'LA',
    macedonia: 'MK',
    'macedonia, fyr': 'MK',
    moldova: 'MD',
    'occupied palestinian territory': 'PS',
    'palestinian territory, occupied': 'PS',
    'republic of congo': 'CG',
    surinam: 'SR',
    swaziland: 'SZ',
    syria: 'SY',
    'the gambia': 'GM',
  }),
);

const byName = new Map<string, string | null>();

/** Of a name such as "Iraq", "Russia (Soviet Union)" or "Yemen (North Yemen)"; null for what is no country today. */
export function countryNamed(name: string): string | null {
  const known = byName.get(name);
  if (known !== undefined) return known;
  const bare = name.replace(/\s*\(.*\)\s*$/, '').trim();
  const code = OTHER_NAMES.get(bare.toLowerCase()) ?? countries.getAlpha2Code(bare, 'en') ?? null;
  if (byName.size < 10_000) byName.set(name, code);
  return code;
}

/** Of a code such as IRQ, or of its number, such as 368. */
export function countryCoded(code: string): string | null {
  if (code === 'XKX') return 'XK';
  return (/^\d{1,3}$/.test(code) ? countries.numericToAlpha2(code.padStart(3, '0')) : countries.alpha3ToAlpha2(code.toUpperCase())) ?? null;
}

const names = new Intl.DisplayNames('en', { type: 'region' });

/** In English, of a code of ISO 3166-1. */
export const nameOfCountry = (code: string): string => names.of(code) ?? code;

const zones = new Map<string, string>();

/** In which its days are meant: the zone of a country that has one alone, else UTC, for a dataset names none. */
export function zoneOf(country: string | null): string {
  if (country === null) return 'UTC';
  const known = zones.get(country);
  if (known) return known;
  const all = zonesOf(new Intl.Locale('und', { region: country }));
  const zone = all.length === 1 ? (all[0] ?? 'UTC') : 'UTC';
  zones.set(country, zone);
  return zone;
}

/** A method since Node 22, a property before. */
function zonesOf(locale: Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] }): string[] {
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
